import type { z } from 'zod';
import type { rodadaDeFraude } from '../../../../../events/http/esquemas-fraude.ts';
import listarRodadas from '../../../../../events/http/gerencial/listar-rodadas-fraude.ts';
import { Espera } from '../../componentes/falha.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { autor, duracao, instante, inteiro, NADA } from '../../nucleo/formatar.ts';

const QUANTAS = 14;
const LARGURA = 120;

/** The last runs: what they found of new, drawn and written, and the rule that failed, with its reason. */
export function Rodadas() {
  const consulta = useConsulta(listarRodadas, { consulta: { porPagina: QUANTAS } });
  return (
    <section className="cartao" aria-labelledby="rodadas">
      <h2 id="rodadas">Últimas rodadas</h2>
      <Espera consulta={consulta}>{({ itens }) => (itens.length === 0 ? <p className="ajuda">Ainda não houve rodada. A primeira é de madrugada, ou quando alguém pedir.</p> : <Quadro itens={itens} />)}</Espera>
    </section>
  );
}

type Rodada = z.output<typeof rodadaDeFraude>;

function Quadro({ itens }: { readonly itens: readonly Rodada[] }) {
  const novas = (r: Rodada) => r.regras.reduce((total, g) => total + g.evidenciasNovas, 0);
  const maior = Math.max(1, ...itens.map(novas));
  return (
    <table className="quadro quadro--empilha">
      <thead>
        <tr>
          <th scope="col">Início</th>
          <th scope="col">Quem pediu</th>
          <th scope="col" className="numeros">Casos novos</th>
          <th scope="col">Evidências novas</th>
          <th scope="col" className="numeros">Tempo</th>
          <th scope="col">Falhou</th>
        </tr>
      </thead>
      <tbody>
        {itens.map((r) => (
          <tr key={r.id}>
            <td>{instante(r.iniciadaEm)}</td>
            <td data-titulo="Quem pediu">{autor(r.por)}</td>
            <td className="numeros" data-titulo="Casos novos">{inteiro(r.regras.reduce((total, g) => total + g.casosNovos, 0))}</td>
            <td data-titulo="Evidências novas">
              {inteiro(novas(r))}
              <span className="faixa faixa--andamento" style={{ width: Math.round((novas(r) / maior) * LARGURA) }} />
            </td>
            <td className="numeros" data-titulo="Tempo">{r.terminadaEm === null ? 'em andamento' : duracao(r.iniciadaEm, r.terminadaEm)}</td>
            <td data-titulo="Falhou">{r.regras.some((g) => g.erro !== null) ? r.regras.flatMap((g) => (g.erro === null ? [] : [`${g.regra}: ${g.erro}`])).join('; ') : NADA}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
