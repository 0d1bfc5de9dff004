import { Link } from '@tanstack/react-router';
import { nomeDaConta } from '../../componentes/conta/contas-do-razao.ts';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { data, NADA, reais } from '../../nucleo/formatar.ts';
import { movimentoDe, type LinhaDoExtrato } from './movimento.ts';

function Lancamento({ linha: l }: { readonly linha: LinhaDoExtrato }) {
  const notas = [l.rubrica, l.dataFato === l.data ? null : `fato de ${data(l.dataFato)}`].filter((t) => t !== null);
  return (
    <span className="com-nota com-nota--esquerda">
      {l.evento}
      {notas.length > 0 && <small>{notas.join(' · ')}</small>}
    </span>
  );
}

/** The statement as a bank shows one: what came in, what went out, how it stood after. */
export const COLUNAS_DO_EXTRATO: readonly Coluna<LinhaDoExtrato>[] = [
  { chave: 'data', titulo: 'Data', tipo: 'data', valor: (l) => l.data },
  { chave: 'evento', titulo: 'Lançamento', valor: (l) => (l.rubrica === null ? l.evento : `${l.evento}: ${l.rubrica}`), desenhar: (l) => <Lancamento linha={l} /> },
  {
    chave: 'aviso',
    titulo: 'Fatura',
    tipo: 'codigo',
    valor: (l) => l.aviso,
    desenhar: (l) =>
      l.aviso === null ? (
        NADA
      ) : (
        <Link to="/faturas/$aviso" params={{ aviso: l.aviso }}>
          {l.aviso}
        </Link>
      ),
  },
  { chave: 'debito', titulo: 'Débito', tipo: 'reais', valor: (l) => movimentoDe(l).debito },
  {
    chave: 'credito',
    titulo: 'Crédito',
    tipo: 'reais',
    valor: (l) => movimentoDe(l).credito,
    desenhar: (l) => {
      const { credito } = movimentoDe(l);
      return credito === null ? NADA : <span className="tom-certo">{reais(credito)}</span>;
    },
  },
  { chave: 'emAberto', titulo: 'Em aberto', tipo: 'reais', valor: (l) => l.emAberto, desenhar: (l) => <strong>{reais(l.emAberto)}</strong> },
  { chave: 'creditos', titulo: 'Créditos a favor', tipo: 'reais', valor: (l) => l.creditos },
  { chave: 'contas', titulo: 'No razão', valor: (l) => `${nomeDaConta(l.debito)} → ${nomeDaConta(l.credito)}`, desenhar: (l) => <small className="ajuda">{nomeDaConta(l.debito)} → {nomeDaConta(l.credito)}</small>, desde: 'xxl' },
];
