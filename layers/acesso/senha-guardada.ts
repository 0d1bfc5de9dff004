/**
 * How a password is kept: scrypt, in the PHC string format, with the parameters of OWASP's password storage sheet (N = 2^16, r = 8, p = 2: 64 MiB
 * and about a fifth of a second). Parameters travel with each hash, so they can grow without anybody losing access.
 */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

interface Parametros {
  /** N is 2 to this. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

const ATUAIS: Parametros = { ln: 16, r: 8, p: 2 };
const SAL = 16;
const CHAVE = 32;
/** What scrypt may take: a stored string that asks for more is not ours. */
const MEMORIA_MAXIMA = 256 * 1024 * 1024;
/** Of one process: a hundred guesses at once wait for their turn instead of taking 64 MiB each. */
const AO_MESMO_TEMPO = 2;

/** Who asks beyond these is told to come back: a queue without end would keep everybody waiting until the gateway gives up. */
const VAGAS = 8;

const FORMATO = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

interface Fila {
  /** Running and waiting. */
  quantos(): number;
  naVez<T>(fazer: () => Promise<T>): Promise<T>;
}

/** At most `AO_MESMO_TEMPO` at once; the others wait for their turn, in order. */
function fila(): Fila {
  let emUso = 0;
  const espera: (() => void)[] = [];
  const naVez = async <T>(fazer: () => Promise<T>): Promise<T> => {
    if (emUso >= AO_MESMO_TEMPO) await new Promise<void>((resolver) => espera.push(resolver));
    else emUso++;
    try {
      return await fazer();
    } finally {
      // who waits takes the place of who leaves: the count does not change
      const proximo = espera.shift();
      if (proximo === undefined) emUso--;
      else proximo();
    }
  };
  return { quantos: () => emUso + espera.length, naVez };
}

const derivacoes = fila();
const pedidos = fila();

/**
 * Runs what will derive keys, or answers undefined at once when too many already wait for that in this process. Who waits holds nothing yet: the
 * process has one connection to the database, and it would give up waiting for it.
 */
export async function comVaga<T>(fazer: () => Promise<T>): Promise<T | undefined> {
  return pedidos.quantos() >= VAGAS ? undefined : pedidos.naVez(fazer);
}

function derivar(senha: string, sal: Buffer, { ln, r, p }: Parametros): Promise<Buffer> {
  const opcoes: ScryptOptions = { N: 2 ** ln, r, p, maxmem: MEMORIA_MAXIMA };
  // two ways of writing one accent are one password (ASVS 6.2)
  return derivacoes.naVez(() => new Promise((resolver, rejeitar) => scrypt(senha.normalize('NFC'), sal, CHAVE, opcoes, (erro, chave) => (erro ? rejeitar(erro) : resolver(chave)))));
}

const semPreenchimento = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** The string that is kept of a password, different at each call. */
export async function guardarSenha(senha: string): Promise<string> {
  const sal = randomBytes(SAL);
  const chave = await derivar(senha, sal, ATUAIS);
  return `$scrypt$ln=${ATUAIS.ln},r=${ATUAIS.r},p=${ATUAIS.p}$${semPreenchimento(sal)}$${semPreenchimento(chave)}`;
}

/** Whether this is the password. A string that is not ours is of nobody, after as much work as for one that is. */
export async function conferirSenhaGuardada(guardada: string, senha: string): Promise<boolean> {
  const partes = FORMATO.exec(guardada);
  const [, ln = '', r = '', p = '', sal = '', chave = ''] = partes ?? [];
  if (partes === null) {
    await derivar(senha, Buffer.alloc(SAL), ATUAIS);
    return false;
  }
  const derivada = await derivar(senha, Buffer.from(sal, 'base64'), { ln: Number(ln), r: Number(r), p: Number(p) });
  return timingSafeEqual(derivada, Buffer.from(chave, 'base64'));
}
