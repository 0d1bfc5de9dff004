import { afterEach, describe, expect, it } from 'vitest';
import { ENDERECOS_DE_TESTE, escreverMontagem } from '../../test/fixture/montagem.ts';
import type { MontagemDeTeste, PilhaDeTeste } from '../../test/fixture/montagem.ts';
import { carregarTemplate } from './carregar.ts';
import type { Template } from './carregar.ts';
import { nomeDeBalde } from './nomes.ts';

const abertas: MontagemDeTeste[] = [];
afterEach(() => {
  for (const m of abertas.splice(0)) m.apagar();
});

function carregar(pilhas: Record<string, PilhaDeTeste>): Promise<Template> {
  const m = escreverMontagem(pilhas);
  abertas.push(m);
  return carregarTemplate(m.diretorio, ENDERECOS_DE_TESTE);
}

/** Resolves one value as a property of a queue in a stack that has a queue, a function and a condition. */
async function resolver(valor: unknown): Promise<unknown> {
  const t = await carregar({
    p: {
      recursos: {
        Fila1: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'uma' } },
        Funcao1: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'f', Runtime: 'nodejs24.x' } },
        Alvo: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'alvo', valor } },
      },
      resto: {
        Parameters: { Ambiente: { Type: 'String', Default: 'producao' } },
        Conditions: { EhProducao: { 'Fn::Equals': [{ Ref: 'Ambiente' }, 'producao'] }, NaoEh: { 'Fn::Not': [{ Condition: 'EhProducao' }] } },
        Mappings: { M: { a: { b: 'achado' } } },
      },
    },
  });
  return t.recursos.find((r) => r.idLogico === 'Alvo')?.propriedades['valor'];
}

describe('intrinsic functions', () => {
  it.each([
    [{ Ref: 'Fila1' }, 'http://127.0.0.1:3001/000000000000/uma'],
    [{ 'Fn::GetAtt': ['Fila1', 'Arn'] }, 'arn:aws:sqs:sa-east-1:000000000000:uma'],
    [{ 'Fn::GetAtt': 'Fila1.QueueName' }, 'uma'],
    [{ Ref: 'Ambiente' }, 'producao'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }]] }, 'a-sa-east-1-000000000000'],
    [{ 'Fn::Sub': 'x-${Fila1.QueueName}-${AWS::Region}-${!literal}' }, 'x-uma-sa-east-1-${literal}'],
    [{ 'Fn::Sub': ['${a}/${b}', { a: { Ref: 'Ambiente' }, b: 2 }] }, 'producao/2'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::If': ['EhProducao', 'sim', 'nao'] }, 'sim'],
    [{ 'Fn::If': ['NaoEh', 'sim', { Ref: 'AWS::NoValue' }] }, undefined],
    [{ 'Fn::FindInMap': ['M', 'a', 'b'] }, 'achado'],
    [{ 'Fn::Base64': 'á' }, 'w6E='],
    [{ lista: [1, { Ref: 'AWS::NoValue' }, 2], Condition: { StringEquals: {} } }, { lista: [1, 2], Condition: { StringEquals: {} } }],
  ])('%j resolves to %j', async (valor, esperado) => {
    expect(await resolver(valor)).toEqual(esperado);
  });

  it('reaches what another stack exports', async () => {
    const t = await carregar({
      quem: { recursos: { F: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::ImportValue': { 'Fn::Sub': 'de:${AWS::Region}' } } } } } },
      dono: {
        recursos: { G: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'g', Runtime: 'nodejs24.x' } } },
        resto: { Outputs: { O: { Value: { 'Fn::GetAtt': ['G', 'Arn'] }, Export: { Name: 'de:sa-east-1' } } } },
      },
    });
    expect(t.doTipo('AWS::SQS::Queue')[0]?.propriedades['QueueName']).toBe('arn:aws:lambda:sa-east-1:000000000000:function:g');
  });

  it.each([
    [{ Ref: 'Ninguem' }, 'Ninguem'],
    [{ 'Fn::ImportValue': 'nada' }, 'nada'],
    [{ 'Fn::GetAtt': ['Fila1', 'Cor'] }, 'Cor'],
    [{ 'Fn::Transform': { Name: 'x' } }, 'Fn::Transform'],
  ])('%j, which has no answer, is an error that names it', async (valor, nome) => {
    await expect(resolver(valor)).rejects.toThrow(nome);
  });
});

describe('resources', () => {
  it('stops at types that nobody serves, naming each resource and type', async () => {
    const carga = carregar({
      a: { recursos: { Topico1: { Type: 'AWS::IoT::TopicRule' }, Papel: { Type: 'AWS::IAM::Role' } } },
      b: { recursos: { Cache1: { Type: 'AWS::ElastiCache::CacheCluster' } } },
    });
    await expect(carga).rejects.toThrow(/a\/Topico1 \(AWS::IoT::TopicRule\), b\/Cache1 \(AWS::ElastiCache::CacheCluster\)/);
  });

  it('leaves out a resource whose condition does not hold, even of an unknown type', async () => {
    const t = await carregar({
      a: {
        recursos: { X: { Type: 'AWS::IoT::TopicRule', Condition: 'Nunca' }, F: { Type: 'AWS::SQS::Queue', Condition: 'Sempre' } },
        resto: { Conditions: { Nunca: { 'Fn::Equals': ['a', 'b'] }, Sempre: { 'Fn::Or': [{ Condition: 'Nunca' }, { 'Fn::Equals': ['a', 'a'] }] } } },
      },
    });
    expect(t.recursos.map((r) => r.idLogico)).toEqual(['F']);
  });

  it('gives a bucket without a name the name of its construct', () => {
    expect(['BaldeEntradaF2824DF0', 'entradaF2824DF0', 'EntradaBucket08B6E5F3', 'SitioBaldeWeb0A1B2C3D', 'Bucket12345678'].map(nomeDeBalde)).toEqual(['entrada', 'entrada', 'entrada', 'sitio-web', 'bucket']);
  });
});
