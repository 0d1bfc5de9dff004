import { Button, Select } from 'antd';
import { useId } from 'react';
import type { z } from 'zod';
import type permissoes from '../../../../../../events/http/acesso/permissoes.ts';
import { Matriz } from './matriz.tsx';
import { blocoNovo, SEM_LIMITE, semLimite, type Bloco, type Lugares } from './rascunho.ts';

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
            <EscolherLugares catalogo={catalogo} valor={bloco.lugares} aoMudar={(lugares) => trocar({ ...bloco, lugares })} />
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

const CAMPOS = [
  { dimensao: 'localidades', nome: 'Só nestas localidades' },
  { dimensao: 'setores', nome: 'Só nestes setores' },
  { dimensao: 'departamentos', nome: 'Só nestes departamentos' },
] as const;

function EscolherLugares({ catalogo, valor, aoMudar }: { readonly catalogo: Catalogo; readonly valor: Lugares; readonly aoMudar: (valor: Lugares) => void }) {
  const id = useId();
  const localidade = (qual: number) => catalogo.localidades.find((l) => l.id === qual)?.nome ?? '';
  const opcoes = {
    localidades: catalogo.localidades.map((l) => ({ value: l.id, label: l.nome })),
    setores: catalogo.setores.map((s) => ({ value: s.id, label: `${localidade(s.localidade)} · ${s.nome}` })),
    departamentos: catalogo.departamentos.filter((d) => d.ativo || valor.departamentos.includes(d.id)).map((d) => ({ value: d.id, label: d.ativo ? d.nome : `${d.nome} (fora de uso)` })),
  };
  return (
    <div className="lugares">
      {CAMPOS.filter(({ dimensao }) => opcoes[dimensao].length > 0).map(({ dimensao, nome }) => (
        <div key={dimensao}>
          <label htmlFor={`${id}-${dimensao}`}>{nome}</label>
          <Select
            id={`${id}-${dimensao}`}
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="Sem limite"
            style={{ width: '100%' }}
            value={[...valor[dimensao]]}
            options={opcoes[dimensao]}
            onChange={(quais: number[]) => aoMudar({ ...valor, [dimensao]: quais })}
          />
        </div>
      ))}
    </div>
  );
}
