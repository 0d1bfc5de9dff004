import { Link } from '@tanstack/react-router';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { NADA } from '../../nucleo/formatar.ts';
import { DESTINO } from '../../nucleo/situacoes.ts';
import type { Pagamento } from './use-retorno.ts';

export const COLUNAS_DE_PAGAMENTO: readonly Coluna<Pagamento>[] = [
  { chave: 'linha', titulo: 'Linha do arquivo', tipo: 'codigo', valor: (p) => p.linha },
  {
    chave: 'aviso',
    titulo: 'Aviso',
    tipo: 'codigo',
    valor: (p) => p.aviso,
    desenhar: (p) =>
      p.aviso === null ? (
        NADA
      ) : (
        <Link to="/faturas/$aviso" params={{ aviso: p.aviso }}>
          {p.aviso}
        </Link>
      ),
  },
  {
    chave: 'cdc',
    titulo: 'CDC',
    tipo: 'codigo',
    valor: (p) => p.cdc,
    desenhar: (p) =>
      p.cdc === null ? (
        NADA
      ) : (
        <Link to="/ligacoes/$cdc" params={{ cdc: p.cdc }}>
          {p.cdc}
        </Link>
      ),
  },
  { chave: 'data', titulo: 'Pago em', tipo: 'data', valor: (p) => p.data },
  { chave: 'credito', titulo: 'Creditado em', tipo: 'data', valor: (p) => p.dataCredito, desde: 'lg' },
  { chave: 'valor', titulo: 'Valor pago', tipo: 'reais', valor: (p) => p.valor },
  { chave: 'quitado', titulo: 'Quitou', tipo: 'reais', valor: (p) => (p.quitado === 0 ? null : p.quitado) },
  { chave: 'destino', titulo: 'Destino', valor: (p) => DESTINO[p.destino].nome, desenhar: (p) => <Situacao de={DESTINO[p.destino]} /> },
  { chave: 'motivo', titulo: 'Por quê e o que fazer', valor: (p) => p.motivo, ate: 320 },
  { chave: 'barras', titulo: 'Código de barras', valor: (p) => p.codigoDeBarras, desenhar: (p) => <span className="numeros">{p.codigoDeBarras ?? NADA}</span>, desde: 'xxl' },
];
