import { expect, test } from 'vitest';
import type { Escopo } from './escopo.ts';
import { passaADar, type OQueDa } from './passa-a-dar.ts';
import type { Acao, Concessao } from './permissao.ts';

const dar = (funcao: string, acoes: readonly Acao[], escopo: Escopo = {}): Concessao => ({ funcao, acoes, escopo });
const LIGACAO = dar('ligacao', ['consultar']);
const CRITICA = dar('critica', ['consultar', 'alterar']);
const NADA: OQueDa = { ativo: true, somenteConsulta: false, concessoes: [], negacoes: [] };
const com = (mudanca: Partial<OQueDa>): OQueDa => ({ ...NADA, ...mudanca });

test.each<[string, Partial<OQueDa>, Partial<OQueDa>, readonly Concessao[]]>([
  ['nothing, when nothing changes', { concessoes: [CRITICA], negacoes: [LIGACAO] }, { concessoes: [CRITICA], negacoes: [LIGACAO] }, []],
  ['what is added', { concessoes: [LIGACAO] }, { concessoes: [LIGACAO, CRITICA] }, [CRITICA]],
  ['the action that is added', { concessoes: [dar('critica', ['consultar'])] }, { concessoes: [CRITICA] }, [dar('critica', ['alterar'])]],
  ['nothing, when it shrinks', { concessoes: [CRITICA] }, { concessoes: [dar('critica', ['alterar'], { setor: [1] })] }, []],
  ['the wider place', { concessoes: [dar('critica', ['alterar'], { setor: [1] })] }, { concessoes: [dar('critica', ['alterar'], { setor: [1, 2] })] }, [dar('critica', ['alterar'], { setor: [1, 2] })]],
  ['what was denied and is denied no more', { concessoes: [CRITICA], negacoes: [dar('critica', ['alterar'])] }, { concessoes: [CRITICA] }, [dar('critica', ['alterar'])]],
  ['nothing, when more is denied', { concessoes: [CRITICA] }, { concessoes: [CRITICA], negacoes: [CRITICA] }, []],
  ['nothing, when it is only to consult', { somenteConsulta: true }, { somenteConsulta: true, concessoes: [dar('critica', ['alterar'])] }, []],
  ['everything, when it ceases to be only to consult', { somenteConsulta: true, concessoes: [CRITICA, LIGACAO] }, { concessoes: [CRITICA, LIGACAO] }, [CRITICA, LIGACAO]],
  ['everything, when it comes back to use', { ativo: false, concessoes: [CRITICA] }, { concessoes: [CRITICA] }, [CRITICA]],
  ['what it denied, when it goes out of use', { negacoes: [CRITICA] }, { ativo: false, negacoes: [CRITICA] }, [CRITICA]],
])('gives %s', (_, antes, depois, novas) => {
  expect(passaADar(com(antes), com(depois))).toEqual(novas);
});
