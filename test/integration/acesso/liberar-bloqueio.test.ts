import { beforeAll, expect, test } from 'vitest';
import { senhaBarata } from '../../fixture/senha-barata.ts';
import { incluirUsuario } from '../../../layers/postgres/acesso/usuarios.ts';
import { comAcesso, entrarCom } from './apoio.ts';

const acesso = comAcesso();
const SENHA = 'cajá manga de dezembro';
const raiz = () => acesso().banco.pool();
let n = 0;
const liberar = (id: number) => acesso().chamar({ metodo: 'POST', caminho: `/bloqueios/${id}/liberar`, corpo: { motivo: 'Identificou-se no balcão' }, cabecalhos: { 'idempotency-key': `liberar-${++n}-xxxx` } });

beforeAll(async () => {
  await incluirUsuario(acesso().banco.pool('nascente_app'), { login: 'caio', nome: 'Caio Prado', email: null, administrador: false, senha: senhaBarata(SENHA) });
  await raiz().query(`UPDATE comum.parametro SET valor = valor || '{"falhasAteProva": null, "janelaEmMinutos": 60, "duracaoEmMinutos": null}' WHERE chave = 'acesso.bloqueio'`);
});

test('who is released enters at once, counting begins again, and the audit has who did it and why', async () => {
  for (let i = 0; i < 5; i++) await entrarCom(acesso(), 'caio', 'x');
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['codigo']).toBe('acesso/bloqueado-ate-liberar');
  const id = (await raiz().query<{ id: number }>('SELECT id FROM acesso.bloqueio')).rows[0]?.id ?? 0;
  const respostas = await Promise.all(Array.from({ length: 5 }, () => liberar(id)));
  expect(respostas.filter((r) => r.json['situacao'] === 'LIBERADO')).toHaveLength(1);
  expect(respostas.filter((r) => r.json['codigo'] === 'bloqueio/nao-vigente')).toHaveLength(4);
  expect((await entrarCom(acesso(), 'caio', 'x')).json['codigo']).toBe('acesso/entrada-recusada');
  expect((await entrarCom(acesso(), 'caio', SENHA)).statusCode).toBe(200);
  const { rows } = await raiz().query(`SELECT usuario, objeto, antes->>'valor' AS valor, motivo FROM comum.auditoria WHERE funcao = 'acesso/liberar-bloqueio'`);
  expect(rows).toEqual([{ usuario: 'Marina Duarte (demonstração)', objeto: `bloqueio:${id}`, valor: 'caio', motivo: 'Identificou-se no balcão' }]);
});

test('a lock that is over, or that there never was, says so', async () => {
  const r = await liberar(999_999);
  expect([r.statusCode, r.json['codigo']]).toEqual([404, 'bloqueio/inexistente']);
});
