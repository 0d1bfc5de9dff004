import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { apagarMorada } from '../banco/diretorio.ts';
import { iniciarPostgres } from '../banco/postgres.ts';
import type { PostgresLocal } from '../banco/postgres.ts';
import { criarServidor } from '../http/servidor.ts';
import type { PedidoHttp } from '../http/evento.ts';
import { mensagem } from '../http/resposta.ts';
import type { RespostaHttp } from '../http/resposta.ts';
import { montarSitio } from '../http/sitio.ts';
import { prepararIsolados } from '../lambda/isolados.ts';
import { carregarTemplate } from '../template/carregar.ts';
import { Desmontagem, todas } from './desmontagem.ts';
import { abrirDiario } from './diario.ts';
import { escutar, exigirPorta, fechar, type PedidoDePorta } from './escuta.ts';
import { PORTAS_PADRAO } from './opcoes.ts';
import type { OpcoesPlataforma } from './opcoes.ts';
import { Plataforma } from './plataforma.ts';
import { criarPortaAws } from './porta-aws.ts';
import type { ServicosAws } from './porta-aws.ts';
import { abrirRelogio } from './relogio-movel.ts';
import { RAIZ_DO_PROJETO, erguerServicos } from './servicos.ts';
import { sintetizarComCache } from './sintese.ts';
import { travar } from './trava.ts';

/** Kept by `limpar`: it holds nothing of the utility, and making it again takes the longest. */
const CACHE = 'cache';

function limpar(dados: string): void {
  apagarMorada(join(dados, 'postgres'));
  for (const item of readdirSync(dados)) {
    if (item !== CACHE && item !== 'plataforma.json') rmSync(join(dados, item), { recursive: true, force: true });
  }
}

/** Functions run in UTC in AWS, and a thread takes the zone of its process: so does this one, while the platform is up. */
function emUtc(desmontagem: Desmontagem): void {
  const antes = process.env['TZ'];
  process.env['TZ'] = 'UTC';
  desmontagem.acrescentar(() => {
    if (antes === undefined) delete process.env['TZ'];
    else process.env['TZ'] = antes;
  });
}

async function ligarBanco(o: OpcoesPlataforma, dados: string, desmontagem: Desmontagem): Promise<PostgresLocal> {
  const avisar = o.silencioso === true ? undefined : o.avisar;
  const servidor = await iniciarPostgres({
    diretorio: join(dados, 'postgres'),
    porta: o.portas?.banco ?? PORTAS_PADRAO.banco,
    ...(avisar === undefined ? {} : { avisar }),
  });
  desmontagem.acrescentar(() => servidor.parar());
  return servidor;
}

const QUEM_FICA = { publica: 'O site fica', aws: 'Os serviços ficam' } as const;

function portaDo(qual: keyof typeof QUEM_FICA, o: OpcoesPlataforma): PedidoDePorta {
  const porta = o.portas?.[qual] ?? PORTAS_PADRAO[qual];
  if (qual === 'publica' && o.exigirPortaPublica === true) return { porta };
  return {
    porta,
    aoTrocar: (usada) => {
      if (o.silencioso !== true) o.avisar?.(`A porta ${porta} já está em uso nesta máquina. ${QUEM_FICA[qual]} na ${usada}.`);
    },
  };
}

async function montar(o: OpcoesPlataforma, dados: string, desmontagem: Desmontagem): Promise<Plataforma> {
  const inicio = performance.now();
  const diario = abrirDiario(dados);
  const relogio = abrirRelogio(join(dados, 'relogio.json'));
  if (o.relogio !== undefined) relogio.mover(o.relogio.deslocamentoMs);
  // The ports come first, since the template is resolved with them; what answers at them comes last.
  const prontos: { aws?: ServicosAws; atender?: (p: PedidoHttp) => Promise<RespostaHttp> } = {};
  const portaAws = criarPortaAws(() => prontos.aws, diario.falhou);
  const portaPublica = criarServidor((p) => prontos.atender?.(p) ?? Promise.resolve(mensagem(503, 'Service Unavailable')), diario.falhou);
  desmontagem.acrescentar(() => fechar(portaAws));
  desmontagem.acrescentar(() => fechar(portaPublica));
  const [servidor, montagem, aws_, publica] = await todas([
    ligarBanco(o, dados, desmontagem),
    o.montagem === undefined ? sintetizarComCache(RAIZ_DO_PROJETO, join(dados, CACHE, 'montagens')) : Promise.resolve({ diretorio: o.montagem, nova: false }),
    escutar(portaAws, portaDo('aws', o)),
    escutar(portaPublica, portaDo('publica', o)),
  ]);
  const enderecos = { urlAws: `http://127.0.0.1:${aws_}`, urlPublica: `http://127.0.0.1:${publica}`, bancoHost: servidor.host, bancoPorta: servidor.porta };
  const template = await carregarTemplate(montagem.diretorio, enderecos);
  const injecao = { lambda: o.injecao?.lambda ?? {}, sqs: o.injecao?.sqs ?? {} };
  const servicos = await erguerServicos({ opcoes: o, injecao, template, enderecos, servidor, relogio, diario, desmontagem });
  prontos.aws = servicos.aws;
  await servicos.animar();
  prontos.atender = montarSitio(template, servicos.lambdas);
  // Undone first: nobody is served by half a platform.
  desmontagem.acrescentar(() => fechar(portaPublica));
  diario.anotou(`Plataforma no ar em ${Math.round(performance.now() - inicio)} ms${montagem.nova ? ', com síntese nova' : ''}.`);
  return new Plataforma({ dados, injecao, template, enderecos, servidor, relogio, servicos, desmontagem, partidaMs: performance.now() - inicio });
}

/**
 * Puts the whole platform up on 127.0.0.1 from the CDK app of the project, and goes on from where the last run ended, however it ended.
 * Throws {@link DiretorioEmUso} when another process has the directory, {@link PortaIndisponivel}, and Error in Portuguese for what keeps it from starting.
 */
export async function iniciarPlataforma(opcoes: OpcoesPlataforma): Promise<Plataforma> {
  const dados = resolve(opcoes.diretorioDados);
  mkdirSync(dados, { recursive: true });
  const trava = travar(dados);
  const desmontagem = new Desmontagem();
  desmontagem.acrescentar(() => trava.soltar());
  emUtc(desmontagem);
  prepararIsolados();
  try {
    if (opcoes.exigirPortaPublica === true) await exigirPorta(opcoes.portas?.publica ?? PORTAS_PADRAO.publica);
    if (opcoes.limpar === true) limpar(dados);
    return await montar({ ...opcoes, diretorioDados: dados }, dados, desmontagem);
  } catch (e) {
    await desmontagem.desfazer();
    throw e;
  }
}
