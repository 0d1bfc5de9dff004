import { Miniatura } from '../../componentes/grafico/miniatura.tsx';
import { Situacao } from '../../componentes/situacao.tsx';
import type { Coluna } from '../../componentes/tabela/colunas.ts';
import { inteiro, NADA } from '../../nucleo/formatar.ts';
import { APONTAMENTO } from '../../nucleo/situacoes.ts';
import type { Apontamento } from './tipos.ts';

/** How far from the average, in percent: for the eyes, never for money. */
export function variacao({ consumo, media }: Pick<Apontamento, 'consumo' | 'media'>): number | null {
  return consumo === null || media === null || media === 0 ? null : Math.round(((consumo - media) / media) * 100);
}

function comSinal(valor: number | null): string {
  return valor === null ? NADA : `${valor > 0 ? '+' : ''}${inteiro(valor)}%`;
}

export function colunasDaCritica(nomes: ReadonlyMap<string, string>): readonly Coluna<Apontamento>[] {
  return [
    { chave: 'rota', titulo: 'Rota', tipo: 'codigo', valor: (a) => a.rota, desenhar: (a) => `${a.rota}/${a.ordem}`, desde: 'xxl' },
    {
      chave: 'cdc',
      titulo: 'Ligação',
      valor: (a) => `${a.cdc} ${a.nome}`,
      desenhar: (a) => (
        <span className="pessoa">
          <strong title={a.nome}>{a.nome}</strong>
          <span className="numeros" title={a.endereco}>
            {a.cdc} · {a.endereco}
          </span>
        </span>
      ),
    },
    { chave: 'regra', titulo: 'Regra', valor: (a) => nomes.get(a.regra) ?? a.regra, ate: 130 },
    { chave: 'anterior', titulo: 'Anterior', tipo: 'numero', valor: (a) => a.leituraAnterior, desde: 'xxl' },
    { chave: 'atual', titulo: 'Atual', tipo: 'numero', valor: (a) => a.leituraAtual, desde: 'xxl' },
    {
      chave: 'consumo',
      titulo: 'm³',
      tipo: 'numero',
      valor: (a) => a.consumo,
      desenhar: (a) => (
        <span className="com-nota">
          {inteiro(a.consumo)}
          <small className="ate-larga">{comSinal(variacao(a))}</small>
        </span>
      ),
    },
    { chave: 'media', titulo: 'Média', tipo: 'numero', valor: (a) => a.media, desde: 'xxl' },
    { chave: 'variacao', titulo: 'Variação', tipo: 'numero', valor: variacao, desenhar: (a) => comSinal(variacao(a)), desde: 'xxl' },
    { chave: 'historico', titulo: '12 meses', valor: (a) => a.historico.map((m) => m.consumo ?? '?').join(' '), desenhar: (a) => <Miniatura meses={a.historico} atual={a.consumo} />, desde: 'lg' },
    { chave: 'valor', titulo: 'Valor', tipo: 'reais', valor: (a) => a.valor },
    {
      chave: 'situacao',
      titulo: 'Situação',
      valor: (a) => APONTAMENTO[a.situacao].nome,
      desenhar: (a) => (
        <span className="com-nota com-nota--esquerda">
          <Situacao de={APONTAMENTO[a.situacao]} />
          {!a.bloqueia && a.situacao === 'PENDENTE' && <small>só aviso</small>}
        </span>
      ),
    },
  ];
}

/** What goes to the spreadsheet besides what is on the screen. */
export const COLUNAS_DO_ARQUIVO: readonly Coluna<Apontamento>[] = [
  { chave: 'cdc', titulo: 'CDC', tipo: 'codigo', valor: (a) => a.cdc },
  { chave: 'nome', titulo: 'Nome', valor: (a) => a.nome },
  { chave: 'endereco', titulo: 'Endereço', valor: (a) => a.endereco },
  { chave: 'rota', titulo: 'Rota', tipo: 'codigo', valor: (a) => a.rota },
  { chave: 'ordem', titulo: 'Ordem', tipo: 'codigo', valor: (a) => a.ordem },
  { chave: 'regra', titulo: 'Regra', valor: (a) => a.regra },
  { chave: 'detalhe', titulo: 'Detalhe', valor: (a) => a.detalhe },
  { chave: 'bloqueia', titulo: 'Bloqueia', valor: (a) => (a.bloqueia ? 'Sim' : 'Não') },
  { chave: 'anterior', titulo: 'Leitura anterior', tipo: 'codigo', valor: (a) => a.leituraAnterior },
  { chave: 'atual', titulo: 'Leitura atual', tipo: 'codigo', valor: (a) => a.leituraAtual },
  { chave: 'ocorrencia', titulo: 'Ocorrência', tipo: 'codigo', valor: (a) => a.ocorrencia },
  { chave: 'consumo', titulo: 'Consumo', tipo: 'm3', valor: (a) => a.consumo },
  { chave: 'media', titulo: 'Média', tipo: 'm3', valor: (a) => a.media },
  { chave: 'valor', titulo: 'Valor', tipo: 'reais', valor: (a) => a.valor },
  { chave: 'situacao', titulo: 'Situação', valor: (a) => APONTAMENTO[a.situacao].nome },
  { chave: 'decididoPor', titulo: 'Decidido por', valor: (a) => a.decididoPor },
  { chave: 'decididoEm', titulo: 'Decidido em', tipo: 'instante', valor: (a) => a.decididoEm },
  { chave: 'motivo', titulo: 'Motivo', valor: (a) => a.motivo },
];
