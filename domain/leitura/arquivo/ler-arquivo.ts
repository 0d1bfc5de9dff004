/**
 * Reads a whole reading file by its layout: structure and totals of the file, fields of each line. Whose ligação it is and what was read
 * before is judged afterwards (`conferir-leitura.ts`), against the registration.
 */
import type { DataCivil } from '../../comum/data-civil.ts';
import { MAIOR_CDC } from '../../comum/identidades.ts';
import type { Referencia } from '../../comum/referencia.ts';
import { ok, recusa, type Resultado } from '../../comum/resultado.ts';
import type { CampoDoLayout, Layout, RegistroDoLayout } from './layout.ts';
import {
  cortar, lerCoordenada, lerData, lerHora, lerNumero, lerReferenciaDoArquivo, lerTexto, pedaco, type LinhaCortada,
} from './ler-campo.ts';

/** One reading as it came. m³, degrees, centavos. */
export interface LeituraInformada {
  readonly linha: number;
  readonly conteudo: string;
  readonly cdc: number;
  /** 1 water, 2 own well. */
  readonly medicao: number;
  readonly medidor: string | null;
  readonly leitura: number | null;
  readonly ocorrencia: number;
  readonly data: DataCivil;
  /** `HH:MM:SS` */
  readonly hora: string;
  readonly leiturista: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly foto: string | null;
}

export interface LinhaRecusada {
  readonly linha: number;
  readonly conteudo: string;
  readonly codigo: string;
  readonly mensagem: string;
}

export interface ArquivoDeLeitura {
  readonly layout: Layout;
  readonly referencia: Referencia;
  /** Null when the layout does not say it: then each ligação says its own. */
  readonly grupo: number | null;
  readonly leituras: readonly LeituraInformada[];
  readonly recusadas: readonly LinhaRecusada[];
  readonly linhas: number;
}

/** No dial has more than nine digits, and the code of an occurrence has three. */
const MAIOR_LEITURA = 999_999_999;
const MAIOR_OCORRENCIA = 999;

export const LINHAS_NO_MAXIMO = 500_000;

function ehDoRegistro<C extends string>(linha: LinhaCortada, registro: RegistroDoLayout<C>): boolean {
  return pedaco(linha, registro.marca).trim() === registro.marca.valor;
}

/** The layout whose header opens the file, or none. */
export function reconhecerLayout(primeiraLinha: string, layouts: readonly Layout[]): Layout | undefined {
  return layouts.find((l) => ehDoRegistro(cortar(primeiraLinha, l), l.header));
}

/** Says what is wrong in a detail line, or gives its reading. */
function lerDetalhe(linha: number, texto: string, cortada: LinhaCortada, layout: Layout): LeituraInformada | LinhaRecusada {
  const c = layout.detalhe.campos;
  const negar = (campo: string, esperado: string): LinhaRecusada => ({
    linha,
    conteudo: texto,
    codigo: `leitura/${campo}-invalido`,
    mensagem: `Linha ${linha}: o campo ${campo} deveria ser ${esperado}. Corrija a linha e mande o arquivo de novo.`,
  });
  if (layout.forma.tipo === 'posicional' && texto.slice(layout.forma.tamanho).trim() !== '') return negar('tamanho', `no máximo ${layout.forma.tamanho} posições`);
  const cdc = lerNumero(cortada, c.cdc);
  if (cdc == null || cdc < 1 || cdc > MAIOR_CDC) return negar('cdc', 'o número da ligação');
  const medicao = lerNumero(cortada, c.medicao) ?? 1;
  if (medicao !== 1 && medicao !== 2) return negar('medicao', '1 (água) ou 2 (poço)');
  const leitura = lerNumero(cortada, c.leitura);
  if (leitura === undefined || (leitura !== null && leitura > MAIOR_LEITURA)) return negar('leitura', 'um número de até nove algarismos, ou em branco quando não foi lida');
  const ocorrencia = lerNumero(cortada, c.ocorrencia);
  if (ocorrencia === undefined || (ocorrencia !== null && ocorrencia > MAIOR_OCORRENCIA)) return negar('ocorrencia', 'o código da ocorrência');
  const data = lerData(cortada, c.data);
  if (data == null) return negar('data', 'uma data que existe');
  const hora = lerHora(cortada, c.hora);
  if (hora === undefined) return negar('hora', 'uma hora que existe');
  return {
    linha, conteudo: texto, cdc, medicao, leitura, ocorrencia: ocorrencia ?? 0, data, hora: hora ?? '12:00:00',
    medidor: lerTexto(cortada, c.medidor), leiturista: lerTexto(cortada, c.leiturista), foto: lerTexto(cortada, c.foto),
    latitude: lerCoordenada(cortada, c.latitude, 90), longitude: lerCoordenada(cortada, c.longitude, 180),
  };
}

interface Totais {
  quantidade: number;
  soma: number;
}

/** The trailer counts detail lines as they came, also those that are refused one by one. */
function conferirTrailer(cortada: LinhaCortada, layout: Layout, totais: Totais, linha: number): Resultado<null> {
  const campos: Readonly<Partial<Record<string, CampoDoLayout>>> = layout.trailer?.campos ?? {};
  const provas: readonly [string, string, number][] = [
    ['quantidade', 'linhas de detalhe', totais.quantidade],
    ['somaLeituras', 'soma das leituras', totais.soma],
  ];
  for (const [campo, nome, lido] of provas) {
    if (campos[campo] === undefined) continue;
    const declarado = lerNumero(cortada, campos[campo]);
    if (declarado !== lido) {
      return recusa('arquivo-leitura/totais', `Linha ${linha}: o trailer diz ${declarado ?? 'nada'} em ${nome} e o arquivo tem ${lido}. O arquivo chegou incompleto ou alterado; gere-o de novo.`);
    }
  }
  return ok(null);
}

/**
 * Reads the file. Refusals (of the whole file): `arquivo-leitura/vazio`, `/grande-demais`, `/layout-desconhecido`, `/referencia-invalida`,
 * `/grupo-invalido`, `/sem-trailer`, `/depois-do-trailer`, `/totais`. Wrong lines are in `recusadas`.
 */
export function lerArquivoDeLeitura(texto: string, layouts: readonly Layout[]): Resultado<ArquivoDeLeitura> {
  const linhas = texto.split(/\r?\n/);
  while (linhas.at(-1)?.trim() === '') linhas.pop();
  const primeira = linhas[0];
  if (primeira === undefined) return recusa('arquivo-leitura/vazio', 'O arquivo não tem linha nenhuma. Gere-o de novo.');
  if (linhas.length > LINHAS_NO_MAXIMO) return recusa('arquivo-leitura/grande-demais', `O arquivo tem ${linhas.length} linhas e o limite é ${LINHAS_NO_MAXIMO}. Divida-o por grupo.`);
  const layout = reconhecerLayout(primeira, layouts);
  if (layout === undefined) return recusa('arquivo-leitura/layout-desconhecido', 'Linha 1: nenhum layout cadastrado começa assim. Confira o arquivo ou cadastre o layout da contratada.');
  const header = cortar(primeira, layout);
  const referencia = lerReferenciaDoArquivo(header, layout.header.campos.referencia);
  if (referencia == null) return recusa('arquivo-leitura/referencia-invalida', 'Linha 1: o header não tem a referência (mês e ano). Corrija o header.');
  const grupo = lerNumero(header, layout.header.campos.grupo);
  if (grupo === undefined) return recusa('arquivo-leitura/grupo-invalido', 'Linha 1: o grupo do header não é um número. Corrija o header.');
  return lerCorpo(linhas, layout, referencia, grupo);
}

function lerCorpo(linhas: readonly string[], layout: Layout, referencia: Referencia, grupo: number | null): Resultado<ArquivoDeLeitura> {
  const leituras: LeituraInformada[] = [];
  const recusadas: LinhaRecusada[] = [];
  const totais: Totais = { quantidade: 0, soma: 0 };
  let fechado = false;
  for (let i = 1; i < linhas.length; i++) {
    const texto = linhas[i] ?? '';
    if (fechado) return recusa('arquivo-leitura/depois-do-trailer', `Linha ${i + 1}: há linhas depois do trailer. Mande um arquivo por vez.`);
    const cortada = cortar(texto, layout);
    if (layout.trailer !== undefined && ehDoRegistro(cortada, layout.trailer)) {
      const conferido = conferirTrailer(cortada, layout, totais, i + 1);
      if (!conferido.ok) return conferido;
      fechado = true;
    } else if (ehDoRegistro(cortada, layout.detalhe)) {
      totais.quantidade++;
      totais.soma += lerNumero(cortada, layout.detalhe.campos.leitura) ?? 0;
      const lida = lerDetalhe(i + 1, texto, cortada, layout);
      if ('codigo' in lida) recusadas.push(lida);
      else leituras.push(lida);
    } else {
      recusadas.push({ linha: i + 1, conteudo: texto, codigo: 'leitura/registro-desconhecido', mensagem: `Linha ${i + 1}: o layout ${layout.codigo} não tem este tipo de registro. A linha foi deixada de fora.` });
    }
  }
  if (layout.trailer !== undefined && !fechado) return recusa('arquivo-leitura/sem-trailer', `O arquivo termina na linha ${linhas.length} sem trailer: chegou incompleto. Gere-o ou baixe-o de novo.`);
  return ok({ layout, referencia, grupo, leituras, recusadas, linhas: linhas.length });
}
