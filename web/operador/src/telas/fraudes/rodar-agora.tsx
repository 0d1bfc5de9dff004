import { App, Button } from 'antd';
import { useState } from 'react';
import rodarCacaFraude from '../../../../../events/http/gerencial/rodar-caca-fraude.ts';
import { Falha, Recusa } from '../../componentes/falha.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAto } from '../../nucleo/ato.ts';
import { contar } from '../../nucleo/formatar.ts';

/** Runs every rule now; what it finds enters the list by itself. `aoTerminar` tells what went wrong, if anything, below the title. */
export function useRodarAgora() {
  const { message } = App.useApp();
  const pode = usePode();
  const ato = useAto(rodarCacaFraude, ['listarCasosDeFraude', 'listarRodadasDeFraude']);
  const [falharam, setFalharam] = useState<readonly string[]>([]);
  const rodar = () =>
    ato.mutate(
      {},
      {
        onSuccess: (r) => {
          if (!r.ok) return;
          setFalharam(r.valor.regras.flatMap((g) => (g.erro === null ? [] : [g.regra])));
          const novos = r.valor.regras.reduce((total, g) => total + g.casosNovos, 0);
          const evidencias = r.valor.regras.reduce((total, g) => total + g.evidenciasNovas, 0);
          void message.success(novos + evidencias === 0 ? 'Rodada feita: nada de novo.' : `Rodada feita: ${contar(novos, 'caso novo', 'casos novos')}, ${contar(evidencias, 'evidência nova', 'evidências novas')}.`);
        },
      },
    );
  return {
    botao: pode.semLimite('caca-fraude:executar') && (
      <Button type="primary" loading={ato.isPending} onClick={rodar}>
        Rodar agora
      </Button>
    ),
    aviso: (
      <>
        {ato.data && !ato.data.ok && <Recusa problema={ato.data.erro} />}
        {ato.error && <Falha erro={ato.error} />}
        {falharam.length > 0 && (
          <p className="ajuda ajuda--erro" role="alert">
            {contar(falharam.length, 'regra não terminou', 'regras não terminaram')} ({falharam.join(', ')}); as outras valem. A rodada da madrugada tem mais tempo; o motivo está em Regras.
          </p>
        )}
      </>
    ),
  };
}
