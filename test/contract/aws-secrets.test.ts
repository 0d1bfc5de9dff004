import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeSecretCommand, GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gerarSegredo, receita } from '../../local/segredos/gerar.ts';
import { abrirSegredos } from '../../local/segredos/segredos.ts';
import { carregarTemplate } from '../../local/template/carregar.ts';
import type { Template } from '../../local/template/carregar.ts';
import { ENDERECOS_DE_TESTE, escreverMontagem } from '../fixture/montagem.ts';
import { clienteDe, servirAws } from '../fixture/servidor-aws.ts';
import type { ServidorAws } from '../fixture/servidor-aws.ts';

const pasta = mkdtempSync(join(tmpdir(), 'segredos-'));
const arquivo = join(pasta, 'segredos.json');
const montagem = escreverMontagem({
  p: {
    recursos: {
      Banco: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: { SecretStringTemplate: '{"username":"nascente_app"}', GenerateStringKey: 'password', PasswordLength: 30, ExcludeCharacters: ' %+~`#$&*()|[]{}:;<>?!\'/@"\\' } } },
      Token: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'token', GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } } },
    },
  },
});
let template: Template;
let servidor: ServidorAws;
let cliente: SecretsManagerClient;
let arn: string;

beforeAll(async () => {
  template = await carregarTemplate(montagem.diretorio, ENDERECOS_DE_TESTE);
  arn = template.recursos.find((r) => r.idLogico === 'Banco')?.ref ?? '';
  const segredos = await abrirSegredos(template, arquivo);
  servidor = await servirAws({ secretsmanager: segredos.tratar });
  cliente = new SecretsManagerClient({ ...clienteDe(servidor), maxAttempts: 1 });
});
afterAll(async () => {
  cliente.destroy();
  await servidor.fechar();
  montagem.apagar();
  rmSync(pasta, { recursive: true });
});

const valor = async (SecretId: string, extras: object = {}): Promise<string> => (await cliente.send(new GetSecretValueCommand({ SecretId, ...extras }))).SecretString ?? '';

describe('Secrets Manager', () => {
  it('generates by the recipe of the template, and answers by ARN, by name and by the ARN without its suffix', async () => {
    const lido = JSON.parse(await valor(arn)) as { username: string; password: string };
    expect(lido.username).toBe('nascente_app');
    expect(lido.password).toMatch(/^[A-Za-z0-9,\-.=^_]{30}$/);
    expect(await valor('token')).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(await valor(arn.slice(0, arn.lastIndexOf('-')))).toBe(await valor(arn));
  });

  it('keeps the values over a restart, in a file that only its owner reads', async () => {
    const outro = await abrirSegredos(template, arquivo);
    expect(outro.valor(arn)).toBe(await valor(arn));
    expect(statSync(arquivo).mode & 0o777).toBe(0o600);
  });

  it('puts a new value and still gives the previous one', async () => {
    const antes = await valor('token');
    const { VersionId } = await cliente.send(new PutSecretValueCommand({ SecretId: 'token', SecretString: 'novo' }));
    expect(await valor('token')).toBe('novo');
    expect(await valor('token', { VersionStage: 'AWSPREVIOUS' })).toBe(antes);
    expect(await valor('token', { VersionId })).toBe('novo');
    const { VersionIdsToStages } = await cliente.send(new DescribeSecretCommand({ SecretId: 'token' }));
    expect(VersionIdsToStages?.[VersionId ?? '']).toEqual(['AWSCURRENT']);
    expect(readFileSync(arquivo, 'utf8')).toContain('novo');
  });

  it('does not know other secrets', async () => {
    await expect(valor('nenhum')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(valor('token', { VersionId: 'outra' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('generated passwords', () => {
  it('have the length asked for, no excluded character, and one of each type that is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 60 }), fc.boolean(), fc.string({ maxLength: 10 }), (PasswordLength, ExcludePunctuation, ExcludeCharacters) => {
        const senha = gerarSegredo(receita.parse({ PasswordLength, ExcludePunctuation, ExcludeCharacters }));
        expect(senha).toHaveLength(PasswordLength);
        expect([...senha].some((c) => ExcludeCharacters.includes(c))).toBe(false);
        expect(senha).toMatch(/[A-Z]/);
        expect(senha).toMatch(/[a-z]/);
        expect(senha).toMatch(/[0-9]/);
        expect(/[^A-Za-z0-9]/.test(senha)).toBe(!ExcludePunctuation);
      }),
    );
  });
});
