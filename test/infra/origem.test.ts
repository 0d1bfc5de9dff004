import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInNewContext } from 'node:vm';
import { CABECALHO_DA_ORIGEM, CABECALHO_DO_VISITANTE } from '../../events/http/cabecalhos.ts';
import { criarArvore } from './arvore.ts';
import type { Arvore } from './arvore.ts';
import { modelar } from './modelo.ts';
import type { Modelo } from './modelo.ts';

let arvore: Arvore;
let modelo: Modelo;
beforeAll(async () => {
  arvore = await criarArvore();
  modelo = await modelar(arvore.raiz);
}, 120_000);
afterAll(async () => arvore.apagar());

interface Distribuicao {
  readonly Origins: readonly { readonly Id: string; readonly OriginCustomHeaders?: readonly { readonly HeaderName: string; readonly HeaderValue: unknown }[] }[];
  readonly CacheBehaviors: readonly { readonly PathPattern: string; readonly TargetOriginId: string; readonly OriginRequestPolicyId: string; readonly FunctionAssociations: readonly { readonly EventType: string; readonly FunctionARN: unknown }[] }[];
}
const api = () => {
  const [d] = modelo.doTipo('AWS::CloudFront::Distribution');
  if (d === undefined) throw new Error('não há distribuição');
  const config = d.p['DistributionConfig'] as Distribuicao;
  const comportamento = config.CacheBehaviors.find((c) => c.PathPattern === '/api/*');
  return { pilha: d.pilha, comportamento, origem: config.Origins.find((o) => o.Id === comportamento?.TargetOriginId) };
};

describe('the address of the viewer', () => {
  it('goes to the API beside a secret, whose value is in no template', () => {
    const [cabecalho, ...outros] = api().origem?.OriginCustomHeaders ?? [];
    expect([cabecalho?.HeaderName, outros]).toEqual([CABECALHO_DA_ORIGEM, []]);
    const valor = JSON.stringify(cabecalho?.HeaderValue);
    expect(valor).toContain('{{resolve:secretsmanager:');
    expect(valor).toContain(':SecretString:chave::}}');
  });

  it('is written at the edge over whatever the viewer wrote', () => {
    const { comportamento, pilha } = api();
    const [associacao] = comportamento?.FunctionAssociations ?? [];
    expect(associacao?.EventType).toBe('viewer-request');
    const codigo = String(modelo.apontado(associacao?.FunctionARN, pilha)?.p['FunctionCode']);
    const evento = { viewer: { ip: '2001:db8::7' }, request: { uri: '/api/entrar', headers: { [CABECALHO_DO_VISITANTE]: { value: '192.0.2.1' }, accept: { value: '*/*' } } } };
    const saida: unknown = runInNewContext(`${codigo}; handler(evento)`, { evento });
    expect(saida).toEqual({ uri: '/api/entrar', headers: { [CABECALHO_DO_VISITANTE]: { value: '2001:db8::7' }, accept: { value: '*/*' } } });
    // Managed-AllViewerExceptHostHeader: it forwards what the function wrote
    expect(comportamento?.OriginRequestPolicyId).toBe('b689b0a8-53d0-40ab-baf2-68738e2966ac');
  });

  it('is asked by the authorizer and by every function of the API, each of which may read that secret', () => {
    const daApi = modelo.doTipo('AWS::Lambda::Function').filter((f) => /^(api-|acesso-autorizar)/.test(String(f.p['FunctionName'])));
    expect(daApi.length).toBeGreaterThan(5);
    for (const f of daApi) expect(Object.keys((f.p['Environment'] as { Variables: object }).Variables), String(f.p['FunctionName'])).toContain('SEGREDO_CHAVE_DE_ORIGEM_ARN');
  });
});
