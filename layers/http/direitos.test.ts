import { expect, it, vi } from 'vitest';
import { ACESSO_TOTAL } from '../../domain/acesso/acesso-total.ts';
import type { DireitosLidos, Sujeito } from '../postgres/acesso/direitos.ts';
import { comMemoria } from './direitos.ts';

const VAZIO = { janelas: [], excecoes: [] };
const lidos: DireitosLidos = { instantaneo: ACESSO_TOTAL, administrador: false, horario: { proprio: VAZIO, dosPerfis: [] }, setores: [], gruposDeTrabalho: [], segregacao: null };
const ana: Sujeito = { tipo: 'usuario', id: 'a' };
const fonte = () => vi.fn<(sujeito: Sujeito) => Promise<DireitosLidos | undefined>>(() => Promise.resolve({ ...lidos }));

it('rights are read once for a version, and again when it changes', async () => {
  const ler = fonte();
  const lembrar = comMemoria(ler);
  const primeiros = await lembrar(ana, '1');
  expect(await lembrar(ana, '1')).toBe(primeiros);
  await lembrar({ tipo: 'chave', id: 'a' }, '1');
  expect(ler).toHaveBeenCalledTimes(2);
  expect(await lembrar(ana, '2')).not.toBe(primeiros);
  expect(ler).toHaveBeenCalledTimes(3);
});

it('a slow read of an older version is not kept for the newer one', async () => {
  let soltar: (valor: DireitosLidos) => void = () => undefined;
  const ler = fonte();
  ler.mockImplementationOnce(() => new Promise((pronto) => (soltar = pronto)));
  const lembrar = comMemoria(ler);
  const lenta = lembrar(ana, '1');
  const nova = await lembrar(ana, '2');
  soltar({ ...lidos, administrador: true });
  expect((await lenta)?.administrador).toBe(true);
  expect(await lembrar(ana, '2')).toBe(nova);
});

it('who does not exist is asked for again', async () => {
  const ler = fonte();
  ler.mockResolvedValueOnce(undefined);
  const lembrar = comMemoria(ler);
  expect(await lembrar(ana, '1')).toBeUndefined();
  expect(await lembrar(ana, '1')).toBeDefined();
});
