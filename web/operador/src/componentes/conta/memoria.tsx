import { decimal, inteiro, NADA } from '../../nucleo/formatar.ts';
import type { Memoria } from './tipos.ts';

type Linha = Memoria['linhas'][number];
const SERVICOS: Readonly<Record<Linha['servico'], string>> = { AGUA: 'Água', ESGOTO: 'Esgoto', TEE: 'Esgoto de poço (TEE)' };

function nomeDoAto(numero: string): string {
  return /^\d/.test(numero) ? `Ato ${numero}` : numero;
}

/** The lines of one service of one category under one act, together: what an attendant reads aloud. */
function blocos(linhas: readonly Linha[]): { readonly nome: string; readonly linhas: readonly Linha[] }[] {
  const porNome = new Map<string, Linha[]>();
  for (const linha of linhas) {
    const nome = `${SERVICOS[linha.servico]} · ${linha.categoria} · ${nomeDoAto(linha.ato)}`;
    porNome.set(nome, [...(porNome.get(nome) ?? []), linha]);
  }
  return [...porNome].map(([nome, dele]) => ({ nome, linhas: dele }));
}

/** How the value came out: act, category, band, volume, price. */
export function MemoriaDaConta({ memoria }: { readonly memoria: Memoria }) {
  const { atos, economias, linhas, observacoes } = memoria;
  return (
    <div className="memoria">
      <p>
        {atos.length > 1 ? 'Dois atos tarifários no período: ' : ''}
        {atos.map((a) => `${nomeDoAto(a.numero)} (${inteiro(a.dias)} dias)`).join(' e ')}
        {economias.length > 0 && `. ${economias.map((e) => `${inteiro(e.quantidade)} × ${e.categoria}${e.subcategoria === '' ? '' : ` (${e.subcategoria})`}`).join(', ')}.`}
      </p>
      {blocos(linhas).map((bloco) => (
        <table key={bloco.nome} className="quadro">
          <caption>{bloco.nome}</caption>
          <thead>
            <tr>
              <th scope="col">Faixa</th>
              <th scope="col" className="numeros">Quantidade</th>
              <th scope="col" className="numeros">Preço (R$)</th>
              <th scope="col" className="numeros">Valor (R$)</th>
            </tr>
          </thead>
          <tbody>
            {bloco.linhas.map((l, i) => (
              <tr key={i}>
                <td>{l.descricao}</td>
                <td className="numeros">{l.quantidade === null ? NADA : decimal(l.quantidade).replace(/,00$/, '')}</td>
                <td className="numeros">{decimal(l.preco)}</td>
                <td className="numeros">{decimal(l.valor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {observacoes.map((o) => (
        <p key={o} className="ajuda">
          {o}
        </p>
      ))}
    </div>
  );
}
