/** To what or to whom an act was done, in words: the object of the audit is a path of `<tipo>:<código>` (`ciclo:12/ligacao:10102`). */
import { descreverEvento, EVENTOS } from './eventos.ts';

const TIPOS: Readonly<Record<string, string>> = {
  'arquivo-leitura': 'Arquivo de leituras',
  'arquivo-legado': 'Arquivo do sistema anterior',
  'ato-em-massa': 'Ato em massa',
  auditoria: 'Auditoria',
  'auditoria-legada': 'Atos do sistema anterior',
  bloqueio: 'Bloqueio',
  'caso-de-fraude': 'Caso de fraude',
  chave: 'Chave',
  ciclo: 'Ciclo',
  consentimento: 'Consentimento',
  credencial: 'Credencial',
  'dados-pessoais': 'Dados pessoais',
  delegacao: 'Delegação',
  departamento: 'Departamento',
  entrada: 'Arquivo',
  estacao: 'Estação',
  'excecao-de-segregacao': 'Exceção de segregação',
  fatura: 'Conta',
  fila: 'Fila',
  ligacao: 'Ligação',
  ligacoes: 'Ligações',
  parametro: 'Parâmetro',
  'pedido-de-acesso': 'Pedido de acesso',
  'pedido-titular': 'Pedido de titular',
  'pedidos-titular': 'Pedidos de titulares',
  perfil: 'Perfil',
  'politica-de-senha': 'Política de senhas',
  privilegio: 'Privilégio',
  rede: 'Rede',
  'regra-de-fraude': 'Regra de fraude',
  retorno: 'Retorno',
  'rodada-de-fraude': 'Rodada da caça-fraude',
  rota: 'Rota',
  sessao: 'Sessão',
  texto: 'Texto',
  usuario: 'Usuário',
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An operation (`mostrarLigacao`) is what was tried where nothing else is known. */
const OPERACOES: ReadonlyMap<string, string> = new Map(Object.keys(EVENTOS).map((funcao) => [funcao.slice(funcao.indexOf('/') + 1).replace(/-(\w)/g, (_, letra: string) => letra.toUpperCase()), funcao]));

/** @param pessoa the name of who is the first `usuario:` of the path, when it is known */
export function descreverAlvo(objeto: string, pessoa?: string | null): string {
  return objeto.split('/').map((parte) => descreverParte(parte, pessoa ?? null)).join(', ');
}

function descreverParte(parte: string, pessoa: string | null): string {
  const corte = parte.indexOf(':');
  const [tipo, codigo] = corte === -1 ? [parte, ''] : [parte.slice(0, corte), parte.slice(corte + 1)];
  const nome = TIPOS[tipo];
  if (nome === undefined) return parte;
  if (tipo === 'usuario') return `${nome} ${pessoa ?? (UUID.test(codigo) ? codigo.slice(0, 8) : codigo)}`;
  if (tipo === 'rota' && !/^\d+$/.test(codigo)) return `Função “${descreverEvento(OPERACOES.get(codigo) ?? codigo)}”`;
  return codigo === '' ? nome : `${nome} ${codigo}`;
}

const semAcentos = (texto: string): string => texto.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The longest name first: a "pedido de titular" is no "pedido". */
const NOMES = Object.entries(TIPOS)
  .map(([tipo, nome]) => ({ tipo, nome: semAcentos(nome) }))
  .sort((a, b) => b.nome.length - a.nome.length);

/** What a person typed for an object: "Ligação 10102" or already "ligacao:10102". */
export function lerAlvo(texto: string): string {
  if (texto.includes(':')) return texto;
  const limpo = semAcentos(texto).replace(/\s+/g, ' ').trim();
  const achado = NOMES.find(({ nome }) => limpo === nome || limpo.startsWith(`${nome} `));
  if (achado === undefined) return texto;
  const codigo = limpo.slice(achado.nome.length).trim();
  return codigo === '' ? achado.tipo : `${achado.tipo}:${codigo}`;
}
