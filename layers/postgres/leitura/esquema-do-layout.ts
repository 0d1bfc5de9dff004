import { z } from 'zod';

/** What comes out is read by a person. */
const objeto = <S extends z.ZodRawShape>(campos: S) => z.object(campos, { error: 'falta, ou não é um objeto' });

const posicao = z.int('deve ser um número inteiro').min(1, 'conta a partir de 1').max(10_000, 'passa do tamanho de uma linha');
const Posicoes = objeto({ inicio: posicao, fim: posicao });
const Coluna = objeto({ coluna: posicao });
const Lugar = z.union([Posicoes, Coluna], { error: 'deve dizer inicio e fim, ou coluna' });

const mascara = <const M extends readonly string[]>(mascaras: M) => z.enum(mascaras, { error: `deve ser uma destas: ${mascaras.join(', ')}` });
const Formato = z.discriminatedUnion(
  'tipo',
  [
    objeto({ tipo: z.literal('numero') }),
    objeto({ tipo: z.literal('texto') }),
    objeto({ tipo: z.literal('referencia'), mascara: mascara(['AAAAMM', 'MMAAAA']) }),
    objeto({ tipo: z.literal('data'), mascara: mascara(['AAAAMMDD', 'DDMMAAAA', 'DDMMAA', 'DD/MM/AAAA', 'AAAA-MM-DD']) }),
    objeto({ tipo: z.literal('hora'), mascara: mascara(['HHMMSS', 'HHMM', 'HH:MM', 'HH:MM:SS']) }),
    objeto({ tipo: z.literal('coordenada'), casas: z.int('deve ser um número inteiro').min(0, 'não pode ser negativa').max(9, 'no máximo 9') }),
  ],
  { error: 'deve ser numero, texto, referencia, data, hora ou coordenada' },
);

/** A field that must come, of the format that says what it is. */
function campo(tipo: z.infer<typeof Formato>['tipo']) {
  return z.intersection(Lugar, objeto({ formato: Formato.refine((f) => f.tipo === tipo, { error: `deve ser do tipo ${tipo}` }) }));
}
const opcional = (tipo: Parameters<typeof campo>[0]) => campo(tipo).exactOptional();

const Marca = z.intersection(Lugar, objeto({ valor: z.string('deve ser um texto').trim().min(1, 'não pode ser em branco') }));
const Forma = z.discriminatedUnion(
  'tipo',
  [objeto({ tipo: z.literal('posicional'), tamanho: posicao }), objeto({ tipo: z.literal('separado'), separador: z.string('deve ser um texto').min(1, 'não pode ser vazio') })],
  { error: 'deve ser posicional ou separado' },
);

const Registros = objeto({
  forma: Forma,
  header: objeto({ marca: Marca, campos: objeto({ referencia: campo('referencia'), grupo: opcional('numero') }) }),
  detalhe: objeto({
    marca: Marca,
    campos: objeto({
      cdc: campo('numero'), medicao: opcional('numero'), medidor: opcional('texto'), leitura: campo('numero'), ocorrencia: opcional('numero'), data: campo('data'),
      hora: opcional('hora'), leiturista: opcional('texto'), latitude: opcional('coordenada'), longitude: opcional('coordenada'), foto: opcional('texto'),
      aviso: opcional('numero'), valor: opcional('numero'),
    }),
  }),
  trailer: objeto({ marca: Marca, campos: objeto({ quantidade: opcional('numero'), somaLeituras: opcional('numero') }) }).exactOptional(),
});

type Onde = z.infer<typeof Lugar>;
type Registro = { readonly marca: Onde; readonly campos: Readonly<Record<string, Onde | undefined>> };

/** What is wrong with a place in a line of that form; null when nothing is. */
function lugarErrado(forma: z.infer<typeof Forma>, onde: Onde): string | null {
  if (forma.tipo === 'separado') return 'coluna' in onde ? null : 'deve dizer a coluna: o layout é separado';
  if (!('inicio' in onde)) return 'deve dizer inicio e fim: o layout é posicional';
  if (onde.fim < onde.inicio) return 'termina antes de começar';
  return onde.fim > forma.tamanho ? `passa da posição ${forma.tamanho}` : null;
}

/** Enough to tell that a file is of this layout. */
export const Reconhecimento = objeto({ forma: Forma, header: objeto({ marca: Marca }) });

/** The shape of `leitura.layout.definicao` (domain/leitura/arquivo/layout.ts), with the words for who wrote the row. */
export const DefinicaoDoLayout = Registros.superRefine((l, ctx) => {
  const registros: Readonly<Record<string, Registro | undefined>> = { header: l.header, detalhe: l.detalhe, trailer: l.trailer };
  for (const [nome, registro] of Object.entries(registros)) {
    if (registro === undefined) continue;
    for (const [campoDele, onde] of Object.entries({ marca: registro.marca, ...registro.campos })) {
      const erro = onde === undefined ? null : lugarErrado(l.forma, onde);
      if (erro !== null) ctx.addIssue({ code: 'custom', path: [nome, ...(campoDele === 'marca' ? [] : ['campos']), campoDele], message: erro });
    }
  }
});
