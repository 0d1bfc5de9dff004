import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import escolhasDoCdk from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { prepararCamadaTypst } from './camada-typst.ts';
import { descobrirContratos, todosOsContratos } from './contratos.ts';
import type { Contratos } from './contratos.ts';
import { empacotar } from './empacotar.ts';
import { agruparRotas, funcaoDe, funcaoDosDesconhecidos } from './funcoes.ts';
import type { FuncaoPlanejada } from './funcoes.ts';
import { AMBIENTES, CONTA_AUSENTE } from './opcoes.ts';
import type { Ambiente, Dominio, OpcoesApp } from './opcoes.ts';
import { PilhaApi } from './stacks/api.ts';
import { PilhaBorda } from './stacks/borda.ts';
import { PilhaDados } from './stacks/dados.ts';
import { PilhaFaturamento } from './stacks/faturamento.ts';
import { PilhaOperacao } from './stacks/operacao.ts';
import { PilhaDeTrabalho, ehMigrador } from './stacks/trabalho.ts';

/** CDK's choices for a new project of this version of it, but one: a reference between stacks is an export that CloudFormation guards. */
const COMPORTAMENTO: Readonly<Record<string, unknown>> = { ...escolhasDoCdk, '@aws-cdk/core:defaultCrossStackReferences': 'strong' };
const RAIZ = fileURLToPath(new URL('..', import.meta.url));

/** Asked by the gateway, not by a contract: who is this, for every route that is not public. */
function autorizador(raiz: string): FuncaoPlanejada {
  return {
    nome: 'acesso-autorizar',
    contexto: 'acesso',
    entrada: { tipo: 'handler', arquivo: join(raiz, 'functions/acesso/autorizar/handler.ts') },
    execucao: {
      memoriaMB: 256,
      tempoLimiteS: 10,
      usa: [{ banco: 'app' }, { segredo: 'token-operador' }, { segredo: 'chave-de-sessao' }, { segredo: 'chave-de-origem' }],
      impacto: 'Ninguém que precise se identificar consegue usar o sistema.',
      runbook: 'api',
    },
  };
}

/** Every Lambda that the contracts ask for. */
function planejar(contratos: Contratos, raiz: string): { readonly grupos: ReturnType<typeof agruparRotas>; readonly autorizar: FuncaoPlanejada; readonly desconhecidos: FuncaoPlanejada; readonly todas: readonly FuncaoPlanejada[] } {
  const grupos = agruparRotas(contratos.rotas);
  const autorizar = autorizador(raiz);
  const proprias = todosOsContratos(contratos).filter((d) => d.contrato.tipo !== 'rota');
  const desconhecidos = funcaoDosDesconhecidos(contratos.rotas);
  return { grupos, autorizar, desconhecidos, todas: [...grupos.map((g) => g.funcao), ...proprias.map(funcaoDe), autorizar, desconhecidos] };
}

async function criarApp(o: OpcoesApp): Promise<App> {
  const app = new App({
    autoSynth: false,
    ...(o.saida === undefined ? {} : { outdir: o.saida }),
    ...(o.validar === true ? {} : { builtinCloudFormationValidation: false }),
    // What helps to find where a finding comes from, and nobody reads on one machine.
    treeMetadata: o.local !== true,
    stackTraces: o.local !== true,
    analyticsReporting: false,
    context: { ...COMPORTAMENTO, ...(o.local === true ? { 'aws:cdk:disable-asset-staging': true } : {}) },
  });
  if (o.validar === true) {
    // Loaded only here: it takes a third of a second, which no start of one machine should pay.
    const { RegrasAws } = await import('./constructs/regras-aws.ts');
    Validations.of(app).addPlugins(new RegrasAws(app));
  }
  return app;
}

interface Escolhas {
  readonly conta: string;
  readonly ambiente: Ambiente['nome'];
  readonly emailAlarmes: string | undefined;
  readonly dominio: Dominio | undefined;
  readonly webAclArn: string | undefined;
}

/** Options of the caller, or `-c name=value` of the CDK command: `docs/deploy.md` lists them. */
function escolhasDe(app: App, o: OpcoesApp): Escolhas {
  const contexto = (nome: string): string | undefined => {
    const valor: unknown = app.node.tryGetContext(nome);
    return typeof valor === 'string' && valor !== '' ? valor : undefined;
  };
  const ambiente = o.ambiente ?? contexto('ambiente') ?? 'producao';
  if (ambiente !== 'producao' && ambiente !== 'homologacao') throw new Error(`O ambiente é producao ou homologacao, e não ${ambiente}.`);
  const [nome, certificadoArn] = [contexto('dominio'), contexto('certificadoArn')];
  if ((nome === undefined) !== (certificadoArn === undefined)) throw new Error('Informe dominio e certificadoArn juntos.');
  return {
    conta: o.conta ?? process.env['CDK_DEFAULT_ACCOUNT'] ?? CONTA_AUSENTE,
    ambiente,
    emailAlarmes: o.emailAlarmes ?? contexto('emailAlarmes'),
    dominio: o.dominio ?? (nome !== undefined && certificadoArn !== undefined ? { nome, certificadoArn } : undefined),
    webAclArn: o.webAclArn ?? contexto('webAclArn'),
  };
}

/**
 * Builds the whole platform: finds the contracts, bundles their functions once, and lays out five stacks of sa-east-1 and, unless a web ACL is given, one of us-east-1, offline.
 * The same template is deployed to AWS and interpreted on one machine. Throws `ContratoInvalido`, or what esbuild throws.
 */
export async function construirApp(opcoes: OpcoesApp = {}): Promise<App> {
  const raiz = resolve(opcoes.raiz ?? RAIZ);
  const dist = opcoes.dist ?? join(raiz, 'dist');
  const local = opcoes.local ?? false;
  const contratos = await descobrirContratos(raiz);
  const { grupos, autorizar, desconhecidos, todas } = planejar(contratos, raiz);
  const { pastas: pacotes, prontos } = await empacotar({ projeto: RAIZ, destino: dist, funcoes: todas, minificar: !local });
  // In AWS an asset is named by its content, which must be there first; on one machine by its place, and both go on together.
  if (local) prontos.catch(() => undefined);
  else await prontos;
  const app = await criarApp(opcoes);
  const escolhas = escolhasDe(app, opcoes);
  const migrador = contratos.passos.find(ehMigrador);
  const { conta } = escolhas;
  const { plataforma } = new PilhaDados(app, {
    conta,
    descricao: 'Nascente: rede, banco, segredos, baldes e alarmes',
    ambiente: AMBIENTES[escolhas.ambiente],
    emailAlarmes: escolhas.emailAlarmes,
    dominio: escolhas.dominio,
    pacotes,
    camadaTypst: local ? join(RAIZ, 'node_modules/@myriaddreamin') : await prepararCamadaTypst(RAIZ, join(RAIZ, 'dist')),
    local,
    migrador: migrador === undefined ? undefined : funcaoDe(migrador),
  });
  const trabalho = { conta, contratos, plataforma };
  const faturamento = new PilhaFaturamento(app, { ...trabalho, descricao: 'Nascente: da leitura à conta emitida' });
  const arrecadacao = new PilhaDeTrabalho(app, 'arrecadacao', { ...trabalho, descricao: 'Nascente: arquivos dos bancos, baixa e cobrança' });
  // Both add to the notifications of one bucket: one after the other.
  arrecadacao.addStackDependency(faturamento);
  new PilhaOperacao(app, { ...trabalho, descricao: 'Nascente: caixa de saída, invariantes e painel' });
  const web = join(raiz, 'dist/web');
  new PilhaApi(app, {
    conta,
    descricao: 'Nascente: API e páginas',
    plataforma,
    grupos,
    autorizador: autorizar,
    desconhecidos,
    web: existsSync(web) ? web : undefined,
    dominio: escolhas.dominio,
    // one machine has no edge
    webAclArn: escolhas.webAclArn ?? (local ? undefined : new PilhaBorda(app, conta).arn),
  });
  await prontos;
  return app;
}

/** `cdk synth` and `cdk deploy` run this file; nothing else does. */
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const app = await construirApp({ validar: true });
  app.synth();
}
