/** The whole platform with a small town, for the journeys: nothing was read, billed or paid yet. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { exigir } from '../../../domain/comum/resultado.ts';
import { darSenhaProvisoria } from '../../../layers/acesso/dar-senha.ts';
import { darPerfil } from '../../../layers/postgres/acesso/pedidos.ts';
import { criarCodigoDeEntrada } from '../../../layers/postgres/acesso/sessao.ts';
import { incluirUsuario } from '../../../layers/postgres/acesso/usuarios.ts';
import { calendarioDoBanco } from '../../../layers/postgres/comum/calendario.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import { garantirPaginas } from '../../../local/paginas/garantir.ts';
import { iniciarPlataforma } from '../../../local/plataforma/iniciar.ts';
import type { Plataforma } from '../../../local/plataforma/plataforma.ts';
import { poolDoPapel } from '../../../local/principal/cenario.ts';
import { dataDaLeitura } from '../../../local/principal/consultas.ts';
import { demonstracaoDe, GRUPO, type Demonstracao } from '../../../local/principal/demonstracao.ts';
import { fundarCidade } from '../../../local/principal/fundar-cidade.ts';
import { LOGIN_DA_MARINA } from '../../../local/principal/pessoas.ts';
import { pontosDoGrupo } from '../../../local/semear/pontos-a-ler.ts';
import { simularLeituras } from '../../../local/semear/simular-leituras.ts';
import { contasAbertas, convenioDoBanco } from '../../../local/simular/contas-abertas.ts';
import { simularRetorno } from '../../../local/simular/retorno.ts';
import { lugarRapido } from '../../../local/banco/lugar-rapido.ts';

const RAIZ = fileURLToPath(new URL('../../..', import.meta.url));
const LIGACOES = 160;

/** A file as one chooses it in the browser. */
export interface Arquivo {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export interface PessoaDasJornadas {
  readonly login: string;
  readonly nome: string;
  readonly administrador?: boolean;
  readonly perfil?: string;
}

export interface PlataformaDasJornadas {
  readonly url: string;
  readonly grupo: number;
  readonly demonstracao: Demonstracao;
  /** A new address that lets somebody in, once; of nobody in particular, Marina. */
  readonly enderecoDeEntrada: (login?: string) => Promise<string>;
  /** People without password, who enter by {@link enderecoDeEntrada}: made many at a time, since a password takes half a second. */
  readonly incluirPessoas: (pessoas: readonly PessoaDasJornadas[]) => Promise<void>;
  /** A password that opens only the change of it, for who enters by one. */
  readonly senhaProvisoria: () => Promise<string>;
  readonly leituras: () => Promise<Arquivo>;
  /** The bank's file for the bills of the cycle. */
  readonly retorno: (ciclo: number) => Promise<Arquivo>;
  /** Puts the clock of the platform at an instant, from which it goes on. */
  readonly acertarRelogio: (instante: Date) => void;
  /** Rows, as who may only read. */
  readonly consultar: <T extends object>(sql: string, valores?: readonly unknown[]) => Promise<readonly T[]>;
  readonly fechar: () => Promise<void>;
}

const mudo = { escrever: () => undefined, passo: <T>(_titulo: string, agir: (dizer: (texto: string) => void) => Promise<T>) => agir(() => undefined), tempos: [] };
const arquivo = (name: string, bytes: Uint8Array): Arquivo => ({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) });

async function subir(dados: string): Promise<Plataforma> {
  const paginas = garantirPaginas(RAIZ, (texto) => {
    throw new Error(texto);
  });
  await paginas.comecaram;
  const plataforma = await iniciarPlataforma({ diretorioDados: dados, portas: { publica: 0, aws: 0, banco: 0 }, silencioso: true });
  await paginas.prontas;
  return plataforma;
}

/** Puts it up. The caller closes it. */
export async function abrirPlataforma(): Promise<PlataformaDasJornadas> {
  const dados = mkdtempSync(join(lugarRapido(), 'jornadas-'));
  // The database runs as another user when whoever tests is root.
  chmodSync(dados, 0o755);
  const plataforma = await subir(dados);
  const demonstracao = demonstracaoDe(dados, plataforma.hoje(), LIGACOES);
  await fundarCidade(plataforma, dados, demonstracao, mudo);
  const pools: readonly Pool[] = [poolDoPapel(plataforma, dados, 'nascente_app'), poolDoPapel(plataforma, dados, 'nascente_leitura')];
  const [app, leitura] = pools as [Pool, Pool];
  return {
    url: plataforma.urlApi,
    grupo: GRUPO,
    demonstracao,
    enderecoDeEntrada: async (login = LOGIN_DA_MARINA) => `/api/entrar?codigo=${await criarCodigoDeEntrada(app, login)}`,
    incluirPessoas: async (pessoas) => {
      for (const { login, nome, administrador = false, perfil } of pessoas) {
        const id = await incluirUsuario(app, { login, nome, email: null, administrador, senha: null });
        if (id === undefined) throw new Error(`já há quem entre como ${login}`);
        if (perfil !== undefined) await darPerfil(app, id, perfil);
      }
    },
    senhaProvisoria: async () => exigir(await darSenhaProvisoria(app, LOGIN_DA_MARINA, { nome: 'sistema:teste' })).senha,
    leituras: async () => {
      const data = dataCivil(await dataDaLeitura(leitura, GRUPO, demonstracao.referencia));
      const { nome, texto } = simularLeituras({ grupo: GRUPO, referencia: demonstracao.referencia, data, semente: 1, pontos: await pontosDoGrupo(leitura, GRUPO, data) });
      return arquivo(nome, Buffer.from(texto));
    },
    retorno: async (ciclo) => {
      const convenio = await convenioDoBanco(leitura);
      if (convenio === null) throw new Error('a cidade não tem convênio emissor');
      const { nome, bytes } = simularRetorno({ convenio, contas: await contasAbertas(leitura, ciclo), hoje: plataforma.hoje(), calendario: await calendarioDoBanco(leitura), semente: 1 });
      return arquivo(nome, bytes);
    },
    acertarRelogio: (instante) => plataforma.moverRelogio(instante.getTime() - Date.now()),
    consultar: async <T extends object>(sql: string, valores: readonly unknown[] = []) => (await leitura.query<T & Record<string, unknown>>(sql, [...valores])).rows,
    fechar: async () => {
      await Promise.all(pools.map((p) => p.end()));
      await plataforma.parar();
      rmSync(dados, { recursive: true, force: true });
    },
  };
}
