/** The first list of people of a utility, as it comes from a spreadsheet: what each line asks for, or everything that is wrong with it. */
import { colunasDoCabecalho, type LinhaDeCsv } from '../comum/ler-csv.ts';
import { ehDataCivil, type DataCivil } from '../comum/data-civil.ts';
import { lerHorario } from './ler-horario.ts';
import type { Janela } from './janela-de-acesso.ts';

export type CampoDaLista = 'login' | 'nome' | 'email' | 'departamento' | 'perfis' | 'setores' | 'horario' | 'validoDe' | 'validoAte';

/** As the header has them, and as a refusal names them. */
export const TITULOS_DA_LISTA: Readonly<Record<CampoDaLista, string>> = {
  login: 'usuário',
  nome: 'nome',
  email: 'e-mail',
  departamento: 'departamento',
  perfis: 'perfis',
  setores: 'setores',
  horario: 'horário',
  validoDe: 'válido de',
  validoAte: 'válido até',
};
const COLUNAS = {
  titulos: TITULOS_DA_LISTA,
  obrigatorias: ['login', 'nome', 'perfis'] as const,
  nomes: {
    login: ['usuario', 'login'],
    nome: ['nome', 'nomecompleto'],
    email: ['email', 'correioeletronico'],
    departamento: ['departamento'],
    perfis: ['perfis', 'perfil'],
    setores: ['setores', 'setor'],
    horario: ['horario', 'horarios'],
    validoDe: ['validode', 'validodesde', 'inicio'],
    validoAte: ['validoate', 'validade', 'fim'],
  },
};

/** `campo` is null of the line as a whole. */
export interface RecusaDaLinha {
  readonly linha: number;
  readonly campo: CampoDaLista | null;
  readonly mensagem: string;
}

/** What is written in the line; whether it exists is of who asks the database. */
export interface LinhaDaLista {
  readonly linha: number;
  readonly login: string;
  readonly nome: string;
  readonly email: string | null;
  readonly departamento: string | null;
  readonly perfis: readonly string[];
  readonly setores: readonly string[];
  readonly janelas: readonly Janela[];
  readonly validoDe: DataCivil | null;
  readonly validoAte: DataCivil | null;
}

const LOGIN = /^[a-z0-9][a-z0-9._-]{2,39}$/;
/** As the audit writes who is nobody. */
const RESERVADOS = ['sistema', 'público'];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Lines without a refusal are answered too, so that all that is wrong is told at once. */
export function lerListaDeUsuarios(tabela: readonly LinhaDeCsv[]): { readonly linhas: readonly LinhaDaLista[]; readonly recusas: readonly RecusaDaLinha[] } {
  const [cabecalho, ...resto] = tabela;
  if (cabecalho === undefined) return { linhas: [], recusas: [{ linha: 1, campo: null, mensagem: 'o arquivo está vazio. A primeira linha tem os nomes das colunas.' }] };
  const { onde, recusas: doCabecalho } = colunasDoCabecalho<CampoDaLista>(cabecalho.celulas, COLUNAS);
  if (doCabecalho.length > 0) return { linhas: [], recusas: doCabecalho.map((mensagem) => ({ linha: cabecalho.linha, campo: null, mensagem })) };
  if (resto.length === 0) return { linhas: [], recusas: [{ linha: cabecalho.linha, campo: null, mensagem: 'não há nenhuma pessoa depois dos nomes das colunas.' }] };
  const recusas: RecusaDaLinha[] = [];
  const linhas = resto.map(({ linha, celulas }) => {
    if (celulas.length > cabecalho.celulas.length) recusas.push({ linha, campo: null, mensagem: `há ${celulas.length} células e só ${cabecalho.celulas.length} colunas. Ponha entre aspas a célula que tem ponto e vírgula.` });
    const celula = (campo: CampoDaLista): string => celulas[onde.get(campo) ?? -1]?.normalize('NFC') ?? '';
    return lerLinha(linha, celula, (campo, mensagem) => void recusas.push({ linha, campo, mensagem }));
  });
  return { linhas, recusas: [...recusas, ...repetidas(linhas)] };
}

function lerLinha(linha: number, celula: (campo: CampoDaLista) => string, recusar: (campo: CampoDaLista, mensagem: string) => void): LinhaDaLista {
  const login = celula('login').toLowerCase();
  if (!LOGIN.test(login)) recusar('login', `"${login.slice(0, 60)}" não serve. Use de 3 a 40 letras sem acento, algarismos, ponto, hífen ou sublinhado, começando por letra ou algarismo.`);
  const nome = celula('nome').replace(/\s+/g, ' ');
  if (nome.length < 3 || nome.length > 120 || !/^\p{L}/u.test(nome) || /[\p{C}:]/u.test(nome) || RESERVADOS.includes(nome.toLowerCase())) recusar('nome', `"${nome.slice(0, 60)}" não é um nome. Escreva o nome inteiro da pessoa, de 3 a 120 letras, começando por letra e sem dois-pontos.`);
  const email = celula('email').toLowerCase();
  if (email !== '' && (!EMAIL.test(email) || email.length > 254)) recusar('email', `"${email.slice(0, 60)}" não é um e-mail. Escreva como ana@saae.sp.gov.br, ou deixe em branco.`);
  const perfis = lista(celula('perfis'));
  if (perfis.length === 0) recusar('perfis', 'não há perfil, e sem perfil ninguém entra. Escreva o nome de um ou mais, separados por vírgula.');
  const horario = lerHorario(celula('horario'));
  if (!horario.ok) recusar('horario', horario.erro.mensagem);
  const data = (campo: 'validoDe' | 'validoAte'): DataCivil | null => {
    const texto = celula(campo);
    const lida = lerData(texto);
    if (texto !== '' && lida === null) recusar(campo, `"${texto.slice(0, 30)}" não é uma data. Escreva dia, mês e ano, como 31/12/2027, ou deixe em branco.`);
    return lida;
  };
  const [validoDe, validoAte] = [data('validoDe'), data('validoAte')];
  if (validoDe !== null && validoAte !== null && validoAte < validoDe) recusar('validoAte', 'a validade termina antes de começar. Corrija uma das duas datas.');
  return { linha, login, nome, email: email === '' ? null : email, departamento: celula('departamento') || null, perfis, setores: lista(celula('setores')), janelas: horario.ok ? horario.valor : [], validoDe, validoAte };
}

/** `31/12/2027`, or `2027-12-31`. */
function lerData(texto: string): DataCivil | null {
  const brasileira = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(texto);
  const iso = brasileira === null ? texto : `${brasileira[3] ?? ''}-${(brasileira[2] ?? '').padStart(2, '0')}-${(brasileira[1] ?? '').padStart(2, '0')}`;
  return ehDataCivil(iso) ? iso : null;
}

function lista(celula: string): readonly string[] {
  return [...new Set(celula.split(/[,;|\n]/).map((parte) => parte.trim()).filter((parte) => parte !== ''))];
}

/** Two lines that would be one person, or that the audit could not tell apart. */
function repetidas(linhas: readonly LinhaDaLista[]): readonly RecusaDaLinha[] {
  const vistas = { login: new Map<string, number>(), nome: new Map<string, number>(), email: new Map<string, number>() };
  return linhas.flatMap((l) =>
    (['login', 'nome', 'email'] as const).flatMap((campo): readonly RecusaDaLinha[] => {
      const valor = l[campo]?.toLowerCase() ?? '';
      const antes = vistas[campo].get(valor);
      if (valor === '') return [];
      if (antes === undefined) {
        vistas[campo].set(valor, l.linha);
        return [];
      }
      return [{ linha: l.linha, campo, mensagem: `"${valor.slice(0, 60)}" já está na linha ${antes}. Deixe uma só das duas, ou corrija.` }];
    }),
  );
}

/** What people write of one thing, without accents, capitals and spaces that somebody would forget. */
export function comoSeChama(nome: string): string {
  return nome.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
