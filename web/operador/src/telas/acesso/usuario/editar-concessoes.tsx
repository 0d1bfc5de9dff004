import { Button, Select } from 'antd';
import { acoesDa, TODAS_AS_FUNCOES } from '../../../../../../domain/acesso/funcoes.ts';
import { NOME_DA_ACAO, nomeDaFuncao } from '../comum/palavras.ts';
import { EscolherLugares } from '../lugares/escolher-lugares.tsx';
import { lugaresDe, lugaresPedidos } from '../lugares/lugares.ts';
import type { ConcessaoPedida, Opcoes } from './comum.ts';

const FUNCOES = TODAS_AS_FUNCOES.map((f) => ({ value: String(f), label: nomeDaFuncao(f) }));

/** What was begun and not filled in is nothing. */
export function semVazias(concessoes: readonly ConcessaoPedida[]): ConcessaoPedida[] {
  return concessoes.filter((c) => c.funcao !== '' && c.acoes.length > 0);
}

function acoesPara(codigo: string): ConcessaoPedida['acoes'] {
  const funcao = TODAS_AS_FUNCOES.find((f) => f === codigo);
  return funcao === undefined ? [] : [...acoesDa(funcao)];
}

interface Props {
  readonly titulo: string;
  readonly acrescentar: string;
  readonly valor: readonly ConcessaoPedida[];
  readonly opcoes: Opcoes;
  readonly aoMudar: (valor: ConcessaoPedida[]) => void;
}

/** Grants or denials, one under the other: function, actions, and where. */
export function EditarConcessoes({ titulo, acrescentar, valor, opcoes, aoMudar }: Props) {
  const trocar = (i: number, nova: ConcessaoPedida) => aoMudar(valor.map((c, j) => (j === i ? nova : c)));
  return (
    <fieldset className="concessoes">
      <legend>{titulo}</legend>
      {valor.map((c, i) => (
        <div key={i} className="concessoes__linha">
          <Select aria-label={`Função ${i + 1}: ${titulo}`} showSearch={{ optionFilterProp: 'label' }} placeholder="Função" options={FUNCOES} value={c.funcao === '' ? null : c.funcao} onChange={(funcao: string) => trocar(i, { ...c, funcao, acoes: acoesPara(funcao) })} />
          <Select aria-label={`Ações ${i + 1}: ${titulo}`} mode="multiple" placeholder="Ações" options={acoesPara(c.funcao).map((a) => ({ value: a, label: NOME_DA_ACAO[a] }))} value={c.acoes} onChange={(acoes: ConcessaoPedida['acoes']) => trocar(i, { ...c, acoes })} />
          <Button size="small" onClick={() => aoMudar(valor.filter((_, j) => j !== i))}>
            Retirar<span className="so-leitor"> {nomeDaFuncao(c.funcao)}</span>
          </Button>
          <div className="concessoes__onde">
            <EscolherLugares catalogo={opcoes} valor={lugaresDe(c)} de={`${titulo} ${i + 1}`} semLimites="Em toda parte." aoMudar={(lugares) => trocar(i, { funcao: c.funcao, acoes: c.acoes, ...lugaresPedidos(lugares) })} />
          </div>
        </div>
      ))}
      <Button size="small" onClick={() => aoMudar([...valor, { funcao: '', acoes: [] }])}>
        {acrescentar}
      </Button>
    </fieldset>
  );
}
