import resumoCiclo from '../../../../../events/http/faturamento/resumo-ciclo.ts';
import type { z } from 'zod';
import { Espera } from '../../componentes/falha.tsx';
import { Indicadores } from '../../componentes/indicadores.tsx';
import { useConsulta } from '../../nucleo/consulta.ts';
import { contar, inteiro, m3, reais } from '../../nucleo/formatar.ts';

const REPETIR_MS = 5_000;

type Resumo = z.output<typeof resumoCiclo.resposta>;

/** For the length of a bar only. */
function porcento(parte: number, todo: number): number {
  return todo === 0 ? 0 : Math.max(0, Math.min(100, Math.round((parte / todo) * 100)));
}

/** What the cycle came to, once issued: billed, paid, open. */
export function ResumoDoCiclo({ ciclo, andando }: { readonly ciclo: number; readonly andando: boolean }) {
  const consulta = useConsulta(resumoCiclo, { params: { ciclo } }, { repetirEm: () => (andando ? REPETIR_MS : false) });
  return (
    <Espera consulta={consulta}>
      {(r) => (
        <>
          <Indicadores
            itens={[
              { nome: 'Faturado', valor: reais(r.valor), detalhe: contar(r.faturas, 'conta', 'contas') },
              { nome: 'Pago', valor: reais(r.pago.valor), detalhe: contar(r.pago.faturas, 'conta', 'contas'), tom: 'certo' },
              { nome: 'Em aberto', valor: reais(r.aberto.valor), detalhe: contar(r.aberto.faturas, 'conta', 'contas'), tom: 'atencao' },
              { nome: 'Créditos', valor: reais(r.creditos.valor), detalhe: contar(r.creditos.quantidade, 'crédito', 'créditos') },
            ]}
          />
          <div className="colunas">
            <PorRubrica resumo={r} />
            <Recebido resumo={r} />
          </div>
        </>
      )}
    </Espera>
  );
}

function PorRubrica({ resumo: r }: { readonly resumo: Resumo }) {
  const maior = Math.max(0, ...r.porRubrica.map((p) => p.valor));
  return (
    <section className="cartao" aria-labelledby="por-rubrica">
      <h2 id="por-rubrica">Faturado por rubrica</h2>
      <table className="quadro">
        <thead>
          <tr>
            <th scope="col">Rubrica</th>
            <th scope="col" className="numeros">Valor</th>
          </tr>
        </thead>
        <tbody>
          {r.porRubrica.map((p) => (
            <tr key={p.rubrica}>
              <td>
                {p.nome}
                <span className="faixa faixa--marca" style={{ width: `${porcento(p.valor, maior)}%` }} />
              </td>
              <td className="numeros">{reais(p.valor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td className="numeros">{reais(r.valor)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Recebido({ resumo: r }: { readonly resumo: Resumo }) {
  const parte = porcento(r.pago.valor, r.valor);
  return (
    <section className="cartao" aria-labelledby="recebido">
      <h2 id="recebido">Já recebido</h2>
      <p className="recebido">
        <strong>{parte}%</strong> do valor, em {contar(r.pago.faturas, 'conta', 'contas')} de {inteiro(r.faturas)}
      </p>
      <div className="trilho">
        <progress className="so-leitor" aria-label="Parte do valor já recebida" max={100} value={parte} />
        <span style={{ width: `${parte}%` }} />
      </div>
      <ul className="tempos">
        <li>
          <span>Volume faturado</span>
          <span>{m3(r.volume)}</span>
        </li>
        <li>
          <span>Ligações do lote</span>
          <span>{inteiro(r.ligacoes)}</span>
        </li>
        <li>
          <span>Estacionadas e sem fatura</span>
          <span>
            {inteiro(r.estacionadas)} e {inteiro(r.semFatura)}
          </span>
        </li>
        <li>
          <span>Apontamentos da crítica</span>
          <span>{inteiro(r.criticas.total)}</span>
        </li>
      </ul>
    </section>
  );
}
