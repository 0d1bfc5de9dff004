/** Small worlds for the properties of access: few values, so that grants, denials and resources meet often. */
import fc from 'fast-check';
import { dataCivil, somarDias } from '../comum/data-civil.ts';
import type { Escopo, Recurso } from './escopo.ts';
import { ACOES, type Concessao, type Delegacao, type Direitos, type Instantaneo, type Pedido, type Perfil } from './permissao.ts';
import { privilegio, type Privilegio } from './privilegio.ts';

export const HOJE = dataCivil('2026-11-28');
const PRIVILEGIOS: readonly Privilegio[] = ['divida-ativa:ver', 'economias:alterar', 'pagamento:estornar'].map(privilegio);

const valores = fc.subarray([1, 2, 3]);
export const umEscopo: fc.Arbitrary<Escopo> = fc.record({ localidade: valores, setor: valores, departamento: valores }, { requiredKeys: [] });
const onde = fc.option(fc.constantFrom(1, 2, 3));
export const umRecurso: fc.Arbitrary<Recurso> = fc.record({ localidade: onde, setor: onde, departamento: onde });

export const umaConcessao: fc.Arbitrary<Concessao> = fc.record({
  funcao: fc.constantFrom('ordem-de-servico', 'certidao'),
  acoes: fc.subarray([...ACOES]),
  escopo: fc.oneof(fc.constant({}), umEscopo),
});
const concessoes = fc.array(umaConcessao, { maxLength: 4 });
const negacoes = fc.array(umaConcessao, { maxLength: 2 });

export const umPerfil: fc.Arbitrary<Perfil> = fc.record({
  codigo: fc.constantFrom('atendente', 'fiscal', 'consulta'), somenteConsulta: fc.boolean(), concessoes, negacoes: fc.array(umaConcessao, { maxLength: 1 }),
});

const direitos = {
  ativo: fc.constantFrom(true, true, true, false), somenteConsulta: fc.constantFrom(false, false, false, true),
  perfis: fc.array(umPerfil, { maxLength: 3 }), concessoes, negacoes,
};
export const unsDireitos: fc.Arbitrary<Direitos> = fc.record(direitos);

const periodo = fc.tuple(fc.integer({ min: -3, max: 1 }), fc.integer({ min: 0, max: 3 })).map(([de, dias]) => ({ de: somarDias(HOJE, de), ate: somarDias(HOJE, de + dias) }));

export const umaDelegacao: fc.Arbitrary<Delegacao> = fc
  .record({ delegante: fc.constantFrom('ana', 'rui'), direitos: unsDireitos, concessoes, periodo })
  .map(({ periodo: p, ...delegacao }) => ({ ...delegacao, ...p }));

export const umInstantaneo: fc.Arbitrary<Instantaneo> = fc.record({
  ...direitos,
  privilegios: fc.array(fc.tuple(fc.constantFrom(...PRIVILEGIOS), periodo).map(([p, datas]) => ({ privilegio: p, ...datas })), { maxLength: 3 }),
  delegacoes: fc.array(umaDelegacao, { maxLength: 2 }),
});

export const umPedido: fc.Arbitrary<Pedido> = fc.record({
  funcao: fc.constantFrom('ordem-de-servico', 'certidao'), acao: fc.constantFrom(...ACOES), recurso: fc.oneof(fc.constant('ALGUM' as const), umRecurso),
  privilegios: fc.oneof(fc.constant([]), fc.subarray([...PRIVILEGIOS])), hoje: fc.constant(HOJE),
});
