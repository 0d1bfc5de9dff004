/** From the rounds to the goals of docs/desempenho.md. */
import type { MesNaPlataforma } from './casos/plataforma.ts';
import { medirLeituraDeRetorno } from './casos/leitura-de-retorno.ts';
import type { AcessoMedido } from './casos/acesso.ts';
import { mediana } from './medida/estatistica.ts';
import { razaoDe } from './medida/razao.ts';
import { daRazao, doNumero, type Resultado } from './relatorio.ts';
import type { Rodada } from './rodada.ts';

/** MiB of resident memory, whatever the size of grupo or file. */
const MEMORIA_DO_TRABALHADOR = 256;

export function avaliar(rodadas: readonly Rodada[], maneiras: number): Resultado[] {
  const f = rodadas.map((r) => r.f);
  const s = rodadas.map((r) => r.s);
  const de = (campo: 'previas' | 'emissao' | 'reabertura' | 'repeticao'): ReturnType<typeof razaoDe> => razaoDe(f, rodadas.map((r) => r[campo]));
  const leitura = medirLeituraDeRetorno(rodadas[0]?.retorno ?? new Uint8Array());
  const consulta = rodadas.at(-1)?.consulta ?? { chave: Number.NaN, ligacao: Number.NaN };
  const wal = mediana(rodadas.map((r) => (r.previas.wal + r.emissao.wal) / r.contas));
  return [
    daRazao('G1', 'leituras a prévias com críticas', 'F', de('previas'), 1.2, 2),
    daRazao('G2', 'emissão: avisos, razão, saldos, resumos', 'F', de('emissao'), 1.2, 2),
    daRazao('G3', 'ciclo terminado, pedido de novo', 'F', de('reabertura'), 0.01, 1),
    daRazao('G4', 'ciclo terminado, cada mensagem de novo', 'F', de('repeticao'), 0.01, 2),
    daRazao('G6', 'arquivo de retorno lido, com os DVs', 'T', razaoDe(leitura.pisos, leitura.caminhos), 1, 1),
    daRazao('G7', 'baixa: do arquivo às contas fechadas e ao razão', 'S', razaoDe(s, rodadas.map((r) => r.baixado)), 2, 1),
    doNumero('G13', 'tudo de uma ligação, no banco', consulta.ligacao / consulta.chave, 'x PK', 3, 'ate', `PK ${consulta.chave.toFixed(2)} ms`),
    doNumero('G8', 'disco por conta, tudo incluído', mediana(rodadas.map((r) => r.bytesPorConta)), 'bytes', 1_000, 'ate'),
    doNumero('G9', 'WAL por conta, prévia e emissão', wal, 'bytes', 1_500, 'ate'),
    doNumero('G10', 'memória residente de um trabalhador', Math.max(...rodadas.map((r) => r.pico)), 'MiB', MEMORIA_DO_TRABALHADOR, 'ate'),
    doNumero('G14', 'contas em PDF, dois trabalhadores', rodadas.at(-1)?.pdfsPorSegundo ?? Number.NaN, 'por s', 100, 'desde'),
    doNumero('G11', 'mesmas linhas por outros trabalhadores e lotes', maneiras, 'maneiras', maneiras, 'desde', 'SHA-256 das linhas ordenadas'),
  ];
}

/** The month through the platform against the same month in process, of a town of the same size, each by the F of its own minutes: API, machines and queues included. */
export function avaliarPlataforma(noProcesso: readonly Rodada[], p: MesNaPlataforma): Resultado {
  const noPasso = (tempo: number, f: readonly number[], contas: number): number => (f.length * tempo) / soma(f) / contas;
  const processo = mediana(noProcesso.map((r) => noPasso(r.previas.ms + r.emissao.ms, r.f.map((a) => a.ms), r.contas)));
  const plataforma = noPasso(p.previasMs + p.emissaoMs, p.f, p.contas);
  return doNumero('G5', 'o mesmo mês pela plataforma inteira', plataforma / processo, 'x G1+G2', 1.6, 'ate', `prévias ${ms(p.previasMs)}, emissão ${ms(p.emissaoMs)}, ${p.contas} contas, F ${p.f.map(ms).join(', ')}`);
}

/** What access costs, and how long 400 people wait who ask 50 times a second for a minute. */
export function avaliarAcesso({ comPorta, semPorta, comLeitura, carga: { tempos, erros } }: AcessoMedido): Resultado[] {
  const p95 = tempos.toSorted((a, b) => a - b)[Math.floor(tempos.length * 0.95)] ?? Number.NaN;
  return [
    doNumero('A1', 'permissão, horário e lugar de uma chamada', comPorta - semPorta, 'ms', 1, 'ate', `mediana ${comPorta.toFixed(2)} com, ${semPorta.toFixed(2)} sem`),
    doNumero('A4', 'a mesma, escrita na auditoria antes de responder', comLeitura - comPorta, 'ms', 1, 'ate', `mediana ${comLeitura.toFixed(2)} com, ${comPorta.toFixed(2)} sem`),
    doNumero('A2', '400 pessoas, 50 consultas por segundo: p95', p95, 'ms', 300, 'ate', `${tempos.length} chamadas, mediana ${ms(mediana(tempos))}, a maior ${ms(Math.max(...tempos))}`),
    doNumero('A3', 'as mesmas, sem resposta ou com outra', erros.length, 'erros', 0, 'ate', erros[0] ?? null),
  ];
}

const soma = (valores: readonly number[]): number => valores.reduce((a, b) => a + b, 0);
const ms = (valor: number): string => `${Math.round(valor)} ms`;

/** Time per bill of a town many times larger against that of a small one. */
export function avaliarCrescimento(pequena: readonly Rodada[], grande: readonly Rodada[]): Resultado {
  const porConta = (rodadas: readonly Rodada[]): number => mediana(rodadas.map((r) => (r.previas.ms + r.emissao.ms) / r.contas));
  const cpuPorConta = (rodadas: readonly Rodada[]): number => mediana(rodadas.map((r) => (r.previas.cpu + r.emissao.cpu) / r.contas));
  const cpu = cpuPorConta(grande) / cpuPorConta(pequena);
  return doNumero('G12', 'tempo por conta, cidade grande sobre pequena', porConta(grande) / porConta(pequena), 'x', 1.2, 'ate', `cpu ${cpu.toFixed(2)}x`);
}
