/** What a bill template receives: strings ready to print. The version of a template and of this shape go together. */

export interface CampoApresentado {
  readonly rotulo: string;
  readonly valor: string;
}

export interface BarraDoGrafico {
  readonly mes: string;
  readonly rotulo: string;
  /** 0 to 1 of the tallest. */
  readonly proporcao: number;
  readonly lida: boolean;
  readonly atual: boolean;
}

export interface TabelaApresentada {
  readonly cabecalho: readonly string[];
  readonly linhas: readonly (readonly string[])[];
}

export interface ComposicaoApresentada {
  readonly cabecalho: readonly string[];
  readonly linhas: readonly { readonly tipo: 'titulo' | 'faixa' | 'total'; readonly celulas: readonly string[] }[];
  readonly nota: string | null;
}

export interface MensagemApresentada {
  readonly debito: boolean;
  readonly titulo: string;
  readonly texto: string;
}

export type PagamentoApresentado =
  | {
      readonly forma: 'codigo-de-barras';
      readonly blocos: readonly string[];
      readonly alt: string;
      /** Left edge and width of each bar, in modules. */
      readonly barras: readonly (readonly [number, number])[];
    }
  | { readonly forma: 'sem-codigo'; readonly titulo: string; readonly texto: string };

export interface FaturaApresentada {
  readonly titulo: string;
  readonly concessionaria: { readonly nome: string; readonly linhas: readonly string[] };
  readonly identificacao: readonly string[];
  readonly destaques: readonly CampoApresentado[];
  readonly consumidor: { readonly nome: string; readonly campos: readonly CampoApresentado[] };
  readonly ligacao: readonly CampoApresentado[];
  readonly leitura: TabelaApresentada & { readonly campos: readonly CampoApresentado[]; readonly ocorrencia: string | null };
  readonly grafico: { readonly alt: string; readonly barras: readonly BarraDoGrafico[]; readonly legenda: string | null };
  readonly composicao: ComposicaoApresentada;
  readonly lancamentos: TabelaApresentada;
  readonly total: string;
  readonly tributos: string | null;
  readonly mensagens: readonly MensagemApresentada[];
  readonly qualidade: (TabelaApresentada & { readonly titulo: string }) | null;
  readonly canhoto: { readonly endereco: string; readonly nota: string; readonly campos: readonly CampoApresentado[] };
  readonly pagamento: PagamentoApresentado;
  /** What did not fit on the face, whole; null when everything did. */
  readonly continuacao: {
    readonly titulo: string;
    readonly composicao: ComposicaoApresentada | null;
    readonly lancamentos: TabelaApresentada | null;
    readonly mensagens: readonly MensagemApresentada[];
  } | null;
}
