import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as esperar } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { escreverMontagem, funcaoDeTeste } from '../../test/fixture/montagem.ts';
import { iniciarPlataforma } from './iniciar.ts';
import { FuncaoFalhou } from './plataforma.ts';
import { lugarRapido } from '../banco/lugar-rapido.ts';

const FILHA = fileURLToPath(new URL('../../test/fixture/plataforma-filha.ts', import.meta.url));

/** Copies what arrives to another bucket: what was acknowledged at the door must come out at the other side. */
const RECEBEDOR = `
const aws = process.env.AWS_ENDPOINT_URL;
export const handler = async ({ Records }) => {
  for (const r of Records) for (const e of JSON.parse(r.body).Records) {
    const chave = e.s3.object.key;
    const lido = await fetch(aws + '/' + e.s3.bucket.name + '/' + chave + '?versionId=' + e.s3.object.versionId);
    if (!lido.ok) throw new Error('leitura ' + lido.status);
    const posto = await fetch(aws + '/' + process.env.BALDE_DOCUMENTOS + '/' + chave, { method: 'PUT', body: (await lido.text()).toUpperCase() });
    if (!posto.ok) throw new Error('escrita ' + posto.status);
  }
  return { batchItemFailures: [] };
};`;
const RELOGIO = `import { readFileSync } from 'node:fs';
export const handler = async (e) => { if (e.erro) throw new TypeError('x'); return JSON.parse(readFileSync(process.env.NASCENTE_RELOGIO_ARQUIVO, 'utf8')).deslocamentoMs; };`;

const montagem = escreverMontagem(
  {
    p: {
      recursos: {
        Recebedor: funcaoDeTeste('recebedor', { Environment: { Variables: { BALDE_DOCUMENTOS: { Ref: 'BaldeDocumentos12345678' } } } }),
        Relogio: funcaoDeTeste('relogio'),
        Turno: {
          Type: 'AWS::Scheduler::Schedule',
          Properties: { Name: 'turno', ScheduleExpression: 'cron(0 3 * * ? *)', ScheduleExpressionTimezone: 'America/Sao_Paulo', FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: { 'Fn::GetAtt': ['Relogio', 'Arn'] }, RoleArn: 'papel', Input: '{"turno":true}' } },
        },
        Maquina: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            StateMachineName: 'maquina',
            DefinitionString: {
              'Fn::Join': ['', ['{"QueryLanguage":"JSONata","StartAt":"Dizer","States":{"Dizer":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"', { 'Fn::GetAtt': ['Relogio', 'Arn'] }, '","Payload":{}},"Output":"{% $states.result.Payload %}","End":true}}}']],
            },
          },
        },
        BaldeEntrada12345678: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
        BaldeDocumentos12345678: { Type: 'AWS::S3::Bucket' },
        Mortas: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'mortas' } },
        Fila: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'chegadas', VisibilityTimeout: 600, RedrivePolicy: { maxReceiveCount: 50, deadLetterTargetArn: { 'Fn::GetAtt': ['Mortas', 'Arn'] } } } },
        Avisa: {
          Type: 'Custom::S3BucketNotifications',
          Properties: { BucketName: { Ref: 'BaldeEntrada12345678' }, NotificationConfiguration: { QueueConfigurations: [{ Events: ['s3:ObjectCreated:*'], Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'leituras/' }] } }, QueueArn: { 'Fn::GetAtt': ['Fila', 'Arn'] } }] } },
        },
        Liga: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { BatchSize: 2, EventSourceArn: { 'Fn::GetAtt': ['Fila', 'Arn'] }, FunctionName: { Ref: 'Recebedor' }, FunctionResponseTypes: ['ReportBatchItemFailures'], ScalingConfig: { MaximumConcurrency: 2 } } },
      },
    },
  },
  { recebedor: RECEBEDOR, relogio: RELOGIO },
);
const dados = mkdtempSync(join(lugarRapido(), 'plataforma-'));
chmodSync(dados, 0o755);
const filhas: ChildProcess[] = [];

interface Filha {
  readonly processo: ChildProcess;
  readonly urlAws: string;
  readonly erro?: string;
}

async function nascer(): Promise<Filha> {
  const processo = spawn(process.execPath, ['--import', 'tsx', FILHA, dados, montagem.diretorio], { stdio: ['ignore', 'pipe', 'inherit'] });
  filhas.push(processo);
  for await (const linha of createInterface({ input: processo.stdout })) return { processo, ...(JSON.parse(linha) as { urlAws: string; erro?: string }) };
  throw new Error('a plataforma filha morreu sem dizer nada');
}

async function matar({ processo }: Filha): Promise<void> {
  const fim = once(processo, 'exit');
  processo.kill('SIGKILL');
  await fim;
}

const naPasta = { diretorioDados: dados, montagem: montagem.diretorio, silencioso: true, portas: { publica: 0, aws: 0, banco: 0 } };

afterEach(async () => {
  for (const p of filhas.splice(0)) {
    if (p.exitCode === null && p.signalCode === null) await matar({ processo: p, urlAws: '' });
  }
});
afterAll(async () => {
  const p = await iniciarPlataforma(naPasta);
  await p.parar();
  rmSync(dados, { recursive: true, force: true });
  montagem.apagar();
});

describe('the platform on one machine', () => {
  it('loses nothing that it acknowledged, killed again and again in the middle of the work', async () => {
    const aceitas: string[] = [];
    for (let rodada = 0; rodada < 5; rodada += 1) {
      const filha = await nascer();
      const antes = aceitas.length;
      let n = 0;
      let morta = false;
      const enviar = async (): Promise<void> => {
        while (!morta) {
          const chave = `leituras/${rodada}-${(n += 1)}.txt`;
          const r = await fetch(`${filha.urlAws}/entrada/${chave}`, { method: 'PUT', body: `corpo ${chave}` }).catch(() => undefined);
          if (r?.status === 200) aceitas.push(chave);
        }
      };
      // a busy machine accepts its first file later; the death comes after it, wherever that finds the work
      const matarNoMeio = async (): Promise<void> => {
        await vi.waitUntil(() => aceitas.length >= antes + 2, { timeout: 60_000 });
        await esperar(rodada * 130);
        await matar(filha);
        morta = true;
      };
      await Promise.all([enviar(), enviar(), matarNoMeio()]);
    }
    expect(aceitas.length).toBeGreaterThan(5);
    const p = await iniciarPlataforma(naPasta);
    try {
      const pendentes = async (): Promise<number> => {
        const { rows } = await p.servicos.pool.query<{ n: number }>('SELECT (SELECT count(*) FROM s3.aviso) + (SELECT count(*) FROM sqs.mensagem) AS n');
        return rows[0]?.n ?? 0;
      };
      for (let i = 0; i < 1_200 && (await pendentes()) > 0; i += 1) await esperar(100);
      expect(await pendentes()).toBe(0);
      const saidas = await Promise.all(aceitas.map(async (chave) => (await fetch(`${p.urlAws}/documentos/${chave}`)).text()));
      expect(saidas).toEqual(aceitas.map((chave) => `CORPO ${chave.toUpperCase()}`));
      expect(aceitas.every((chave) => existsSync(join(dados, 's3', 'entrada', chave)))).toBe(true);
    } finally {
      await p.parar();
    }
  });

  it('gives the directory to one process, says which one has it, and goes away politely when asked', async () => {
    const filha = await nascer();
    await expect(iniciarPlataforma(naPasta)).rejects.toThrow(`em uso pelo processo ${filha.processo.pid ?? 0}`);
    const outra = await nascer();
    expect(outra.erro).toContain(`em uso pelo processo ${filha.processo.pid ?? 0}`);
    const fim = once(filha.processo, 'exit');
    filha.processo.kill('SIGTERM');
    expect(await fim).toEqual([0, null]);
    expect(existsSync(join(dados, 'plataforma.json'))).toBe(false);
  });

  it('receives a file dropped in the folder, and survives the death of its database', async () => {
    const p = await iniciarPlataforma(naPasta);
    try {
      writeFileSync(join(dados, 's3', 'entrada', 'leituras', 'solto.txt'), 'deixado aqui');
      process.kill(p.banco.pid(), 'SIGKILL');
      let saida = '';
      for (let i = 0; i < 200 && saida === ''; i += 1) {
        await esperar(100);
        const r = await fetch(`${p.urlAws}/documentos/leituras/solto.txt`);
        if (r.status === 200) saida = await r.text();
      }
      expect(saida).toBe('DEIXADO AQUI');
    } finally {
      await p.parar();
    }
  });

  it('does all the work with every message delivered twice and workers dying in the middle of it', async () => {
    const p = await iniciarPlataforma(naPasta);
    try {
      p.injecao.sqs.entregarDuasVezes = true;
      p.injecao.lambda = { matarTrabalhador: 0.3, janelaDaMorteMs: 60 };
      const chaves = Array.from({ length: 12 }, (_, i) => `leituras/falhas-${i}.txt`);
      for (const chave of chaves) await fetch(`${p.urlAws}/entrada/${chave}`, { method: 'PUT', body: chave });
      const saida = async (chave: string): Promise<string> => (await fetch(`${p.urlAws}/documentos/${chave}`)).text();
      let saidas: string[] = [];
      const esperadas = chaves.map((c) => c.toUpperCase());
      for (let i = 0; i < 200 && saidas.join() !== esperadas.join(); i += 1) {
        await esperar(100);
        saidas = await Promise.all(chaves.map(saida));
      }
      expect(saidas).toEqual(esperadas);
      expect((await p.estado()).filas.find((f) => f.fila === 'mortas')).toMatchObject({ visiveis: 0 });
    } finally {
      await p.parar();
    }
  });

  it('moves the clock of running functions, and says which function failed and how', async () => {
    const p = await iniciarPlataforma(naPasta);
    try {
      expect(await p.invocar('relogio', {})).toBe(0);
      p.moverRelogio(86_400_000);
      expect(await p.invocar('relogio', {})).toBe(86_400_000);
      await expect(p.invocar('relogio', { erro: true })).rejects.toThrow(FuncaoFalhou);
      await esperar(150);
      expect(p.agora().getTime() - Date.now()).toBeGreaterThan(86_000_000);
      p.moverRelogio(0);
    } finally {
      await p.parar();
    }
  });

  it('wakes functions by schedule when the clock of the platform passes the hour, and runs machines that call them', async () => {
    const p = await iniciarPlataforma(naPasta);
    try {
      const frente = 73 * 3_600_000;
      const ultimo = async (): Promise<number> => (await p.servicos.agenda.listar())[0]?.ultimoEm?.getTime() ?? 0;
      const antes = await ultimo();
      p.moverRelogio(frente);
      for (let i = 0; i < 100 && (await ultimo()) === antes; i += 1) await esperar(50);
      expect(await ultimo()).toBeGreaterThan(Math.max(antes, Date.now() + frente - 25 * 3_600_000));
      const turnos = async () => (await p.servicos.pool.query<{ erro: string | null }>(`SELECT erro FROM agenda.disparo WHERE situacao = 'ENTREGUE'`)).rows;
      for (let i = 0; i < 100 && (await turnos()).length === 0; i += 1) await esperar(50);
      expect((await turnos()).length).toBeGreaterThan(0);
      await p.servicos.maquinas.iniciarExecucao('arn:aws:states:sa-east-1:000000000000:stateMachine:maquina', 'uma', {});
      const execucao = async () => (await p.servicos.pool.query<{ situacao: string; saida: string }>('SELECT situacao, saida FROM sfn.execucao')).rows[0];
      for (let i = 0; i < 100 && (await execucao())?.situacao === 'RUNNING'; i += 1) await esperar(50);
      expect(await execucao()).toEqual({ situacao: 'SUCCEEDED', saida: String(frente) });
    } finally {
      p.moverRelogio(0);
      await p.parar();
    }
  });

  it('starts over when asked, with other secrets and no objects', async () => {
    const p = await iniciarPlataforma({ ...naPasta, limpar: true });
    try {
      expect((await fetch(`${p.urlAws}/documentos/leituras/solto.txt`)).status).toBe(404);
      expect(existsSync(join(dados, 's3', 'entrada', 'leituras'))).toBe(true);
      expect(readFileSync(join(dados, 'registros', 'plataforma.log'), 'utf8')).toContain('no ar');
    } finally {
      await p.parar();
    }
  });
});
