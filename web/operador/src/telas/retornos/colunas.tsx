import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { retorno } from '../../../../../events/http/esquemas-arquivos.ts';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { RETORNO } from '../../nucleo/situacoes.ts';

type Retorno = z.output<typeof retorno>;

export const COLUNAS_DE_RETORNO: readonly Coluna<Retorno>[] = [
  {
    chave: 'nome',
    titulo: 'Arquivo',
    valor: (r) => (r.conjunto > 0 ? `${r.nome} (conjunto ${r.conjunto + 1})` : r.nome),
    desenhar: (r) => (
      <Link to="/retornos/$id" params={{ id: r.id }}>
        {r.nome}
        {r.conjunto > 0 && ` (conjunto ${r.conjunto + 1})`}
      </Link>
    ),
  },
  { chave: 'situacao', titulo: 'Situação', valor: (r) => RETORNO[r.situacao].nome, desenhar: (r) => <Situacao de={RETORNO[r.situacao]} /> },
  { chave: 'banco', titulo: 'Banco', valor: (r) => (r.banco === null ? null : `${String(r.banco.codigo).padStart(3, '0')} ${r.banco.nome}`) },
  { chave: 'nsa', titulo: 'NSA', tipo: 'codigo', valor: (r) => r.nsa },
  { chave: 'gerado', titulo: 'Gerado em', tipo: 'data', valor: (r) => r.geradoEm },
  { chave: 'registros', titulo: 'Registros', tipo: 'numero', valor: (r) => r.registros },
  { chave: 'valor', titulo: 'Valor', tipo: 'reais', valor: (r) => r.valorLido },
  { chave: 'contabil', titulo: 'Data contábil', tipo: 'data', valor: (r) => r.dataContabil, desde: 'lg' },
  { chave: 'recebido', titulo: 'Recebido em', tipo: 'instante', valor: (r) => r.recebidoEm, desde: 'lg' },
];
