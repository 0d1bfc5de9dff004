import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { criarAgenda, type Agenda } from '../../local/agenda/agenda.ts';
import type { Agendamento, Disparo } from '../../local/agenda/tipos.ts';
import { bancoVazio, comBanco } from '../fixture/banco.ts';

const bd = comBanco(bancoVazio);
const relogio = { hora: new Date(), agora: () => relogio.hora };
const abertas: Agenda[] = [];
let disparos: Disparo[] = [];
let falhar: (d: Disparo) => boolean = () => false;

const DIARIO: Agendamento = {
  nome: 'diario',
  expressao: 'cron(0 5 * * ? *)',
  fuso: 'America/Sao_Paulo',
  alvo: 'arn:aws:lambda:sa-east-1:000000000000:function:f',
  entrada: '{"quando":"<aws.scheduler.scheduled-time>","vez":"<aws.scheduler.attempt-number>"}',
  ativo: true,
  tentativas: 2,
  validadeS: 3600,
};

async function abrir(agendamentos: readonly Agendamento[] = [DIARIO]): Promise<Agenda> {
  const agenda = await criarAgenda(bd.banco.pool(), {
    relogio,
    disparar: async (d) => {
      disparos.push(d);
      if (falhar(d)) throw new Error('fora do ar');
      return Promise.resolve();
    },
  });
  abertas.push(agenda);
  await agenda.registrar(agendamentos);
  agenda.iniciar();
  return agenda;
}
const em = (iso: string): void => {
  relogio.hora = new Date(iso);
};
const previstos = (): string[] => disparos.map((d) => d.previstoEm.toISOString());
/** Long enough for the scheduler to look at the clock again. */
const umaRonda = (): Promise<void> => new Promise((resolver) => setTimeout(resolver, 600));

beforeEach(() => {
  disparos = [];
  falhar = () => false;
  em('2026-11-21T07:59:00Z');
});
afterEach(async () => {
  for (const agenda of abertas.splice(0)) await agenda.parar();
  await bd.banco.pool().query('DELETE FROM agenda.agendamento');
});

describe('the scheduler of the local runtime', () => {
  it('fires once at the hour of the zone, with the context attributes filled in', async () => {
    const agenda = await abrir();
    await umaRonda();
    expect(disparos).toEqual([]);
    em('2026-11-21T08:00:01Z');
    await expect.poll(previstos).toEqual(['2026-11-21T08:00:00.000Z']);
    expect(disparos[0]).toMatchObject({ agendamento: 'diario', alvo: DIARIO.alvo, entrada: { quando: '2026-11-21T08:00:00Z', vez: '1' } });
    await umaRonda();
    expect(disparos).toHaveLength(1);
    expect(await agenda.listar()).toMatchObject([{ nome: 'diario', ultimoEm: new Date('2026-11-21T08:00:00Z'), proximoEm: new Date('2026-11-22T08:00:00Z'), pendentes: 0 }]);
  });

  it('neither loses the turn that came while it was off, nor repeats one that happened', async () => {
    await (await abrir()).parar();
    em('2026-11-21T10:00:00Z');
    const segunda = await abrir();
    await expect.poll(previstos).toEqual(['2026-11-21T08:00:00.000Z']);
    await segunda.parar();
    await abrir();
    await umaRonda();
    expect(disparos).toHaveLength(1);
  });

  it('does one turn for each day that passed when the clock is moved, and none again when it is moved back', async () => {
    await abrir();
    em('2026-11-24T12:00:00Z');
    await expect.poll(previstos).toEqual(['2026-11-21T08:00:00.000Z', '2026-11-22T08:00:00.000Z', '2026-11-23T08:00:00.000Z', '2026-11-24T08:00:00.000Z']);
    await umaRonda();
    em('2026-11-21T07:59:00Z');
    await umaRonda();
    em('2026-11-22T09:00:00Z');
    await umaRonda();
    expect(disparos).toHaveLength(4);
    em('2026-11-25T09:00:00Z');
    await expect.poll(previstos).toHaveLength(5);
  });

  it('delivers again a turn that a crash interrupted, with the same identity', async () => {
    let soltar: (() => void) | undefined;
    const quebrada = await criarAgenda(bd.banco.pool(), { relogio, disparar: (d) => new Promise((resolver) => { disparos.push(d); soltar = resolver; }) });
    await quebrada.registrar([DIARIO]);
    quebrada.iniciar();
    em('2026-11-21T08:00:01Z');
    await expect.poll(previstos).toHaveLength(1);
    await abrir();
    await expect.poll(previstos).toHaveLength(2);
    expect(disparos[1]?.id).toBe(disparos[0]?.id);
    soltar?.();
    await quebrada.parar();
  });

  it('tries again what failed, as often as the schedule says', async () => {
    falhar = () => true;
    const agenda = await abrir();
    em('2026-11-21T08:00:01Z');
    await expect.poll(() => disparos.map((d) => d.tentativa)).toEqual([1]);
    await umaRonda();
    em('2026-11-21T08:01:02Z');
    await expect.poll(() => disparos.map((d) => d.tentativa)).toEqual([1, 2]);
    await umaRonda();
    em('2026-11-21T08:03:03Z');
    await expect.poll(() => disparos.map((d) => d.tentativa)).toEqual([1, 2, 3]);
    await umaRonda();
    em('2026-11-21T09:30:00Z');
    await umaRonda();
    expect(disparos).toHaveLength(3);
    expect(await agenda.listar()).toMatchObject([{ pendentes: 0 }]);
  });

  it('fires by hand, keeps rate from its start, and forgets or stops what the template drops', async () => {
    const agenda = await abrir([{ ...DIARIO, nome: 'minuto', expressao: 'rate(1 minute)' }, { ...DIARIO, nome: 'parado', expressao: 'rate(1 minute)', ativo: false }]);
    await agenda.dispararAgora('minuto');
    expect(disparos).toMatchObject([{ agendamento: 'minuto' }]);
    await expect(agenda.dispararAgora('nenhum')).rejects.toThrow('Não há agendamento chamado nenhum');
    em('2026-11-21T08:00:00.500Z');
    await expect.poll(() => disparos.map((d) => d.agendamento)).toEqual(['minuto', 'minuto']);
    await agenda.registrar([{ ...DIARIO, nome: 'minuto', expressao: 'rate(1 hour)' }]);
    expect((await agenda.listar()).map((a) => [a.nome, a.proximoEm?.toISOString()])).toEqual([['minuto', '2026-11-21T09:00:00.500Z']]);
  });
});
