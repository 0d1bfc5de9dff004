import { Link } from '@tanstack/react-router';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { FATURA } from '../../nucleo/situacoes.ts';
import type { DetalheDaLigacao } from './historico.ts';

type FaturaDaLigacao = DetalheDaLigacao['faturas'][number];
type LeituraDaLigacao = DetalheDaLigacao['leituras'][number];

export const COLUNAS_DE_FATURA: readonly Coluna<FaturaDaLigacao>[] = [
  {
    chave: 'aviso',
    titulo: 'Aviso',
    tipo: 'codigo',
    valor: (f) => f.aviso,
    desenhar: (f) => (
      <Link to="/faturas/$aviso" params={{ aviso: f.aviso }}>
        {f.aviso}
      </Link>
    ),
  },
  { chave: 'referencia', titulo: 'Referência', tipo: 'referencia', valor: (f) => f.referencia },
  { chave: 'volume', titulo: 'Água', tipo: 'm3', valor: (f) => f.volumeAgua },
  { chave: 'valor', titulo: 'Valor', tipo: 'reais', valor: (f) => f.valor },
  { chave: 'emissao', titulo: 'Emissão', tipo: 'data', valor: (f) => f.emissao, desde: 'lg' },
  { chave: 'vencimento', titulo: 'Vencimento', tipo: 'data', valor: (f) => f.vencimento },
  { chave: 'situacao', titulo: 'Situação', valor: (f) => FATURA[f.situacao].nome, desenhar: (f) => <Situacao de={FATURA[f.situacao]} /> },
];

export const COLUNAS_DE_LEITURA: readonly Coluna<LeituraDaLigacao>[] = [
  { chave: 'referencia', titulo: 'Referência', tipo: 'referencia', valor: (l) => l.referencia },
  { chave: 'data', titulo: 'Data', tipo: 'data', valor: (l) => l.data },
  { chave: 'lida', titulo: 'Lida em', tipo: 'instante', valor: (l) => l.lidaEm, desde: 'lg' },
  { chave: 'medicao', titulo: 'Medição', valor: (l) => (l.medicao === 'POCO' ? 'Poço' : 'Rede') },
  { chave: 'valor', titulo: 'Leitura', tipo: 'numero', valor: (l) => l.valor },
  { chave: 'consumo', titulo: 'Consumo', tipo: 'm3', valor: (l) => l.consumo },
  { chave: 'ocorrencia', titulo: 'Ocorrência', valor: (l) => (l.ocorrencia.codigo === 0 ? l.ocorrencia.descricao : `${l.ocorrencia.codigo}: ${l.ocorrencia.descricao}`) },
  { chave: 'versao', titulo: 'Versão', tipo: 'numero', valor: (l) => l.versao, desde: 'lg' },
];
