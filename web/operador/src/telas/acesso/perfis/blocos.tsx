import { Button } from 'antd';
import { useId } from 'react';
import type { z } from 'zod';
import type permissoes from '../../../../../../events/http/acesso/permissoes.ts';
import { EscolherLugares } from '../lugares/escolher-lugares.tsx';
import { SEM_LIMITE, semLimite } from '../lugares/lugares.ts';
import { Matriz } from './matriz.tsx';
import { blocoNovo, type Bloco } from './rascunho.ts';

export type Catalogo = z.output<typeof permissoes.resposta>;

interface Props {
  readonly catalogo: Catalogo;
  readonly titulo: string;
  readonly explicacao: string;
  readonly acrescentar: string;
  readonly blocos: readonly Bloco[];
  readonly soConsulta: boolean;
  readonly aoMudar: (blocos: readonly Bloco[]) => void;
}

/** Rights, or denials, by where they hold. */
export function Blocos({ catalogo, titulo, explicacao, acrescentar, blocos, soConsulta, aoMudar }: Props) {
  const id = useId();
  const trocar = (novo: Bloco) => aoMudar(blocos.map((b) => (b.chave === novo.chave ? novo : b)));
  return (
    <section className="cartao" aria-labelledby={id}>
      <h2 id={id}>{titulo}</h2>
      <p className="ajuda">{explicacao}</p>
      {blocos.map((bloco, i) => {
        const nome = `${titulo}, parte ${i + 1}: ${semLimite(bloco.lugares) ? 'em toda parte' : 'só em alguns lugares'}`;
        return (
          <fieldset key={bloco.chave} className="sem-borda bloco">
            <legend>{semLimite(bloco.lugares) ? 'Em toda parte' : 'Só em alguns lugares'}</legend>
            <EscolherLugares catalogo={catalogo} valor={bloco.lugares} de={`${titulo}, parte ${i + 1}`} semLimites="Vale em toda parte." aoMudar={(lugares) => trocar({ ...bloco, lugares })} />
            <Matriz titulo={nome} acoes={bloco.acoes} soConsulta={soConsulta} aoMudar={(acoes) => trocar({ ...bloco, acoes })} />
            <Button size="small" onClick={() => aoMudar(blocos.filter((b) => b !== bloco))}>
              Retirar esta parte<span className="so-leitor">: {nome}</span>
            </Button>
          </fieldset>
        );
      })}
      <Button onClick={() => aoMudar([...blocos, blocoNovo(SEM_LIMITE)])}>{acrescentar}</Button>
    </section>
  );
}
