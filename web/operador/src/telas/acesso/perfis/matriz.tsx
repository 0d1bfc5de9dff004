import { Checkbox } from 'antd';
import { FUNCOES } from '../../../../../../domain/acesso/funcoes.ts';
import { ACOES, type Acao } from '../../../../../../domain/acesso/permissao.ts';
import { FUNCOES_POR_GRUPO, NOME_DA_ACAO, nomeDaFuncao } from '../comum/palavras.ts';
import type { Bloco } from './rascunho.ts';

interface Props {
  /** What the table is of: "Direitos em toda parte". */
  readonly titulo: string;
  readonly acoes: Bloco['acoes'];
  /** Only consulting counts: the rest is shown, and is worth nothing. */
  readonly soConsulta: boolean;
  readonly aoMudar: (acoes: Bloco['acoes']) => void;
}

/** Function by action, in the groups of the menu; only boxes of actions that exist. */
export function Matriz({ titulo, acoes, soConsulta, aoMudar }: Props) {
  const mortas = Object.keys(acoes).filter((f) => (acoes[f] ?? []).length > 0 && !Object.hasOwn(FUNCOES, f));
  const marcar = (funcao: string, acao: Acao, sim: boolean) => {
    const antes = acoes[funcao] ?? [];
    aoMudar({ ...acoes, [funcao]: ACOES.filter((a) => (a === acao ? sim : antes.includes(a))) });
  };
  const linha = (funcao: string, possiveis: readonly Acao[]) => (
    <tr key={funcao}>
      <th scope="row">{nomeDaFuncao(funcao)}</th>
      {ACOES.map((acao) => (
        <td key={acao} className={soConsulta && acao !== 'consultar' ? 'matriz__sem-efeito' : undefined}>
          {possiveis.includes(acao) && <Checkbox aria-label={`${nomeDaFuncao(funcao)}: ${NOME_DA_ACAO[acao]}`} checked={acoes[funcao]?.includes(acao) === true} onChange={(e) => marcar(funcao, acao, e.target.checked)} />}
        </td>
      ))}
    </tr>
  );
  return (
    <section className="matriz" aria-label={titulo}>
      <table>
        <caption className="so-leitor">{titulo}</caption>
        <thead>
          <tr>
            <th scope="col">Função</th>
            {ACOES.map((acao) => (
              <th key={acao} scope="col">
                {NOME_DA_ACAO[acao]}
              </th>
            ))}
          </tr>
        </thead>
        {FUNCOES_POR_GRUPO.map(({ grupo, nome, funcoes }) => (
          <tbody key={grupo}>
            <tr>
              <th scope="rowgroup" colSpan={ACOES.length + 1} className="matriz__grupo">
                {nome}
              </th>
            </tr>
            {funcoes.map((f) => linha(f, FUNCOES[f].acoes))}
          </tbody>
        ))}
        {mortas.length > 0 && (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={ACOES.length + 1} className="matriz__grupo">
                Não existem mais: desmarque
              </th>
            </tr>
            {mortas.map((f) => linha(f, acoes[f] ?? []))}
          </tbody>
        )}
      </table>
    </section>
  );
}
