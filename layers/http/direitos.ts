/** From where the door takes the rights of who calls, and what it writes of who was refused. Tests put another in its place. */
import { anotadorDeContornos, type AnotarContorno } from '../acesso/anotar-contornos.ts';
import { poolDoAmbiente, AmbienteBanco } from '../postgres/do-ambiente.ts';
import { anotarContorno } from '../postgres/acesso/contornos.ts';
import { lerDireitos, type DireitosLidos, type Sujeito } from '../postgres/acesso/direitos.ts';
import { encerrarSessaoPorId } from '../postgres/acesso/sessao.ts';
import { estaVisivel, type TipoVisivel } from '../postgres/acesso/visivel.ts';
import { auditar, type Ato } from '../postgres/comum/auditoria.ts';
import { comLugares } from '../postgres/lugares.ts';
import { relogio } from '../runtime/relogio.ts';

export interface FonteDeDireitos {
  /** As they were at `versao` or later; undefined when there is no such person or key. */
  readonly ler: (sujeito: Sujeito, versao: string) => Promise<DireitosLidos | undefined>;
  /** Whether the code in course sees the thing: it exists, in a place of who asks. */
  readonly visivel: (tipo: TipoVisivel, id: number) => Promise<boolean>;
  readonly auditar: (ato: Ato) => Promise<void>;
  /** Of who tries controls: counted, and in the audit as the count grows. */
  readonly contornar: AnotarContorno;
  /** Ends a session whose hours are over. */
  readonly encerrar: (sessao: string) => Promise<void>;
}

/** People of one utility who use one Lambda between two changes of rights. */
const GUARDADOS = 1_000;

/** Keeps what was read until the version changes: any change of rights, of anybody, makes all of it be read again. So does the day, by which the validity of people counts. */
export function comMemoria(ler: (sujeito: Sujeito) => Promise<DireitosLidos | undefined>): FonteDeDireitos['ler'] {
  const guardados = new Map<string, DireitosLidos>();
  let daVersao = '';
  return async (sujeito, comVersao) => {
    const versao = `${comVersao} ${relogio.hoje()}`;
    if (versao !== daVersao) {
      guardados.clear();
      daVersao = versao;
    }
    const chave = `${sujeito.tipo}:${sujeito.id}`;
    const guardado = guardados.get(chave);
    if (guardado !== undefined) return guardado;
    const lidos = await ler(sujeito);
    // another request may have come with another version meanwhile
    if (lidos !== undefined && versao === daVersao && guardados.size < GUARDADOS) guardados.set(chave, lidos);
    return lidos;
  };
}

/** The database of the environment, looked at only when somebody comes. */
export function direitosDoAmbiente(): FonteDeDireitos {
  const pool = () => poolDoAmbiente(AmbienteBanco.parse(process.env));
  const porFora = <T>(agir: () => Promise<T>): Promise<T> => comLugares('NENHUM', agir);
  return {
    ler: comMemoria((sujeito) => porFora(async () => lerDireitos(await pool(), sujeito))),
    visivel: async (tipo, id) => estaVisivel(await pool(), tipo, id),
    auditar: (ato) => porFora(async () => auditar(await pool(), ato)),
    contornar: anotadorDeContornos((contorno, quantas) => porFora(async () => anotarContorno(await pool(), contorno, quantas))),
    encerrar: (sessao) => porFora(async () => void (await encerrarSessaoPorId(await pool(), sessao))),
  };
}
