import { Button, type TableColumnType } from 'antd';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { instante } from '../../nucleo/formatar.ts';
import { BLOQUEIO } from '../../nucleo/situacoes.ts';
import type { Bloqueado } from './bloqueios.tsx';

export const COLUNAS: readonly Coluna<Bloqueado>[] = [
  { chave: 'valor', titulo: 'Bloqueado', valor: (b) => b.valor, tipo: 'codigo' },
  { chave: 'alvo', titulo: 'O que é', valor: (b) => (b.alvo === 'IP' ? 'Endereço' : 'Usuário') },
  { chave: 'situacao', titulo: 'Situação', valor: (b) => BLOQUEIO[b.situacao].nome, desenhar: (b) => <Situacao de={BLOQUEIO[b.situacao]} /> },
  { chave: 'de', titulo: 'Desde', tipo: 'instante', valor: (b) => b.de },
  { chave: 'ate', titulo: 'Até', valor: (b) => fimDe(b) },
  { chave: 'motivo', titulo: 'Motivo', valor: (b) => b.motivo, ate: 240 },
  { chave: 'por', titulo: 'Quem bloqueou', valor: (b) => (b.causa === 'FALHAS' ? 'Automático' : b.por), desde: 'lg' },
  { chave: 'liberado', titulo: 'Quem liberou', valor: (b) => (b.liberadoPor === null ? null : `${b.liberadoPor}: ${b.liberadoMotivo ?? ''}`), ate: 220, desde: 'xl' },
];

function fimDe({ ate, situacao, permanente, liberadoEm }: Bloqueado): string {
  if (situacao === 'LIBERADO' && liberadoEm !== null) return instante(liberadoEm);
  if (ate !== null) return instante(ate);
  return permanente ? 'Permanente' : 'Até ser liberado';
}

export function colunaDeLiberar(aoLiberar: (b: Bloqueado) => void): TableColumnType<Bloqueado> {
  return {
    key: 'acoes',
    title: 'Ação',
    fixed: 'right',
    render: (_, b) =>
      b.situacao === 'VIGENTE' && (
        <Button size="small" aria-label={`Liberar ${b.valor}`} onClick={() => aoLiberar(b)}>
          Liberar
        </Button>
      ),
  };
}
