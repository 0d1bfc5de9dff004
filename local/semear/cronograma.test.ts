import { describe, expect, it } from 'vitest';
import { calendario, somarDiasUteis } from '../../domain/comum/calendario.ts';
import { dataCivil, somarDias, type DataCivil } from '../../domain/comum/data-civil.ts';
import { referenciaDe, somarMeses } from '../../domain/comum/referencia.ts';
import { gerarCidade } from './cidade.ts';
import { datasDoGrupo, primeiroDiaUtilEm } from './cronograma.ts';
import { feriadosLocais } from './dados/calendario.ts';

const dias = (de: DataCivil, quantos: number): DataCivil[] => Array.from({ length: quantos }, (_, i) => somarDias(de, i));

describe('a town founded on any day', () => {
  it.each(dias(dataCivil('2026-12-22'), 40))('%s: its first grupo is due, and the next ones are not', (hoje) => {
    const referencia = referenciaDe(hoje);
    const locais = feriadosLocais(referencia);
    const inicio = primeiroDiaUtilEm(hoje, referencia, 4, locais);
    const [primeiro, segundo] = [1, 2].map((g) => datasDoGrupo(g, 4, referencia, locais, inicio));
    expect(primeiro && primeiro.leituraLimite < hoje && primeiro.emissao <= hoje).toBe(true);
    // Not one that was due weeks ago: one working day before the last one, or one more where days 0 and 1 are the same day.
    expect(primeiro && primeiro.leituraLimite >= somarDiasUteis(hoje, -3, calendario(locais))).toBe(true);
    expect(segundo && segundo.leituraLimite >= hoje).toBe(true);
    const anterior = datasDoGrupo(4, 4, somarMeses(referencia, -1), locais, inicio);
    expect(anterior.leituraPrevista < hoje).toBe(true);
  });

  it('has the dates of its schedule in its readings too', () => {
    const hoje = dataCivil('2026-11-27');
    const cidade = gerarCidade({ ligacoes: 12, referencia: referenciaDe(hoje), hoje });
    const passada = cidade.cronograma.find((c) => c.grupo === 1 && c.referencia === '2026-10');
    const lidas = [...cidade.gerarRotas()].filter((r) => r.rota.grupo === 1).flatMap((r) => r.leituras.filter((l) => l.referencia === '2026-10'));
    expect(lidas.length).toBeGreaterThan(0);
    for (const { data } of lidas) expect(data).toBe(passada?.leituraPrevista);
  });
});
