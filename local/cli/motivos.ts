import { comando } from './texto.ts';

/** What the machine, the network or a database server refused, in the words of who must mend it. */

const MOTIVOS: Readonly<Record<string, string>> = {
  ENOENT: 'não existe',
  ENOTDIR: 'uma parte do caminho não é uma pasta',
  EISDIR: 'é uma pasta',
  EEXIST: 'já existe, e não é uma pasta',
  EACCES: 'não há permissão',
  EPERM: 'não há permissão',
  EROFS: 'o disco é só de leitura',
  ENOSPC: 'o disco está cheio',
  ENAMETOOLONG: 'o nome é longo demais',
};

/** Why a file named by a person could not be read; undefined when the failure is something else. */
export function motivoDoArquivo(e: unknown): string | undefined {
  return e instanceof Error && 'code' in e ? MOTIVOS[String(e.code)] : undefined;
}

/** Asking for something that is not there is a defect of ours, but where the path is one that a person typed. */
const DIGITADOS = new Set(['open', 'mkdir']);

/** A place of the disk that could not be used; undefined when that is not what failed. */
export function falhaDoDisco(e: unknown): string | undefined {
  if (!(e instanceof Error)) return undefined;
  const { code, syscall = '', path } = e as NodeJS.ErrnoException;
  const motivo = motivoDoArquivo(e);
  if (path === undefined || motivo === undefined || (code === 'ENOENT' && !DIGITADOS.has(syscall))) return undefined;
  return `Não foi possível abrir ${path}: ${motivo}. ${code === 'ENOSPC' ? 'Libere espaço e tente de novo.' : 'Confira o nome e a pasta.'}`;
}

type Dizer = (onde: string) => string;
const fechou: Dizer = (onde) => `A conexão com ${onde} foi aceita e fechada sem resposta. Confira se o endereço é o do sistema e tente de novo.`;
const semCaminho: Dizer = (onde) => `Não há caminho até ${onde}. Confira a rede e tente de novo.`;
const demorou: Dizer = (onde) => `A resposta de ${onde} não chegou a tempo. Confira o endereço, a rede e se o sistema está no ar.`;

const REDE: Readonly<Record<string, Dizer>> = {
  ECONNREFUSED: (onde) => `Ninguém responde em ${onde}. Confira o endereço e se o sistema está no ar.`,
  ENOTFOUND: (onde) => `Não há máquina chamada ${onde}. Confira o endereço.`,
  EAI_AGAIN: (onde) => `O nome ${onde} não pôde ser procurado. Confira a rede e tente de novo.`,
  EHOSTUNREACH: semCaminho,
  ENETUNREACH: semCaminho,
  ETIMEDOUT: demorou,
  UND_ERR_CONNECT_TIMEOUT: demorou,
  ECONNRESET: fechou,
  UND_ERR_SOCKET: fechou,
  ERR_SSL_WRONG_VERSION_NUMBER: () => 'O endereço dito não fala https. Se for o desta máquina, ele começa com http://.',
  EPROTO: () => 'O endereço dito não fala https. Se for o desta máquina, ele começa com http://.',
};
const CERTIFICADO = /CERT|SIGNED|ISSUER|SIGNATURE/;

/** Who could not be spoken with, and why; undefined when the network is not what failed. */
export function falhaDaRede(e: unknown): string | undefined {
  for (let causa = e, i = 0; causa instanceof Error && i < 5; causa = causa.cause, i += 1) {
    const { code = '', address, port, hostname } = causa as NodeJS.ErrnoException & { readonly address?: string; readonly port?: number; readonly hostname?: string };
    const onde = hostname ?? (address === undefined ? 'o endereço dito' : `${address}:${port ?? ''}`);
    const dizer = REDE[code];
    if (dizer !== undefined) return dizer(onde);
    if (CERTIFICADO.test(code)) return `Esta máquina não aceita o certificado do endereço dito (${code}). Confira o endereço e, se for o certo, fale com quem cuida da rede.`;
  }
  return undefined;
}

const SENHA = 'O servidor do banco não aceitou o usuário ou a senha. Confira o endereço dito em --banco (ou em NASCENTE_BANCO).';
const BANCO: Readonly<Record<string, string>> = {
  '28P01': SENHA,
  '28000': 'O servidor do banco não deixa este usuário entrar daqui. Confira o usuário; se o servidor só aceita conexão cifrada, termine o endereço com ?sslmode=require.',
  '3D000': 'O servidor não tem banco com esse nome. Confira o fim do endereço, depois da última barra.',
  '42501': 'O usuário dito no endereço do banco não tem permissão para isto. Entre com outro: o de leitura confere, o de migração semeia e migra.',
  '42P01': `O banco dito não tem as tabelas do Nascente. Confira o nome do banco; se ele é novo, rode antes: ${comando('migrar')}`,
  '3F000': `O banco dito não tem as tabelas do Nascente. Confira o nome do banco; se ele é novo, rode antes: ${comando('migrar')}`,
  '53300': 'O servidor do banco está com conexões demais. Espere e tente de novo.',
  '57P03': 'O servidor do banco ainda está iniciando. Espere e tente de novo.',
};
/** What the client of the database says without a code. */
const SEM_CODIGO: readonly (readonly [RegExp, string])[] = [
  [/^SASL/, SENHA],
  [/does not support SSL/, 'O servidor do banco não fala conexão cifrada. Tire sslmode=require do endereço.'],
  [/^Connection terminated/, 'A conexão foi fechada por quem está no endereço dito: talvez ele não seja um PostgreSQL. Confira o endereço e a porta.'],
  [/timeout/, 'O servidor do banco não respondeu a tempo. Confira o endereço, a rede e se ele está no ar.'],
];

/** What the server of a database named by a person refused; undefined when that is not what failed. */
export function recusaDoServidor(e: unknown): string | undefined {
  if (!(e instanceof Error)) return undefined;
  const { code } = e as { readonly code?: string };
  return code === undefined ? SEM_CODIGO.find(([padrao]) => padrao.test(e.message))?.[1] : BANCO[code];
}
