import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { cicloResumido } from '../../../../../events/http/esquemas-faturamento.ts';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { autor, inteiro, referencia } from '../../nucleo/formatar.ts';
import { CICLO } from '../../nucleo/situacoes.ts';

export type CicloResumido = z.output<typeof cicloResumido>;

export const COLUNAS_DE_CICLO: readonly Coluna<CicloResumido>[] = [
  {
    chave: 'ciclo',
    titulo: 'Ciclo',
    valor: (c) => `Grupo ${c.grupo} · ${referencia(c.referencia)}`,
    desenhar: (c) => (
      <Link to="/ciclos/$ciclo" params={{ ciclo: c.id }}>
        Grupo {c.grupo} · {referencia(c.referencia)}
      </Link>
    ),
  },
  { chave: 'referencia', titulo: 'Referência', tipo: 'referencia', valor: (c) => c.referencia, desde: 'lg' },
  { chave: 'situacao', titulo: 'Situação', valor: (c) => CICLO[c.situacao].nome, desenhar: (c) => <Situacao de={CICLO[c.situacao]} /> },
  { chave: 'ligacoes', titulo: 'Ligações', tipo: 'numero', valor: (c) => c.ligacoes },
  {
    chave: 'pendentes',
    titulo: 'Pendentes na crítica',
    tipo: 'numero',
    valor: (c) => c.apontamentosPendentes,
    desenhar: (c) =>
      c.situacao === 'EM_CRITICA' && c.apontamentosPendentes > 0 ? (
        <Link to="/ciclos/$ciclo/critica" params={{ ciclo: c.id }} search={{ situacao: 'PENDENTE' }}>
          {inteiro(c.apontamentosPendentes)}
        </Link>
      ) : (
        inteiro(c.apontamentosPendentes)
      ),
  },
  { chave: 'valor', titulo: 'Valor', tipo: 'reais', valor: (c) => c.valor },
  { chave: 'vencimento', titulo: 'Vencimento', tipo: 'data', valor: (c) => c.vencimento },
  { chave: 'aberto', titulo: 'Aberto em', tipo: 'instante', valor: (c) => c.abertoEm, desde: 'lg' },
  { chave: 'por', titulo: 'Por', valor: (c) => autor(c.abertoPor), desde: 'xxl' },
];
