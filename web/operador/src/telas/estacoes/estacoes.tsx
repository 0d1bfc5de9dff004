import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import mostrarEstaEstacao from '../../../../../events/http/acesso/mostrar-esta-estacao.ts';
import type { estacao } from '../../../../../events/http/esquemas-estacao.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { Exigencia } from './exigencia.tsx';
import { ListaDeEstacoes } from './lista.tsx';
import { Registrar } from './registrar.tsx';

export type Estacao = z.output<typeof estacao>;
type Esta = z.output<typeof mostrarEstaEstacao.resposta>['esta'];

const DESTE: Readonly<Record<Estacao['situacao'], string>> = { ATIVA: 'e está ativo', PENDENTE: 'e espera aprovação', INATIVA: 'e está desligado' };
const dizer = (esta: Esta): string => (esta === null ? 'Este computador não está registrado.' : `Este computador é "${esta.nome}" (${esta.local}) ${DESTE[esta.situacao]}.`);

/** The computers that the audit knows by name, and, for who may, which of them there are (TR 6.1, in place of the MAC address). */
export function Estacoes() {
  const desta = useConsulta(mostrarEstaEstacao, {});
  const pode = usePode();
  const [aberto, setAberto] = useState<'registrar' | 'exigencia' | null>(null);
  const fechar = () => setAberto(null);
  const altera = pode.semLimite('estacao:alterar');
  return (
    <Pagina titulo="Estações" subtitulo="Os computadores que a auditoria conhece pelo nome. Um navegador não lê o endereço MAC: guarda um registro que só o sistema confere.">
      <Espera consulta={desta}>
        {({ esta, exigida }) => (
          <>
            <div className="acima-da-lista">
              <p>
                {dizer(esta)} {exigida ? 'Só se entra com senha por uma estação ativa.' : 'Entra-se com senha de qualquer computador.'}
              </p>
              <span className="usuais">
                {(esta === null || esta.situacao === 'INATIVA') && <Button onClick={() => setAberto('registrar')}>Registrar este computador…</Button>}
                {altera && <Button onClick={() => setAberto('exigencia')}>{exigida ? 'Deixar de exigir estação…' : 'Exigir estação para entrar…'}</Button>}
              </span>
            </div>
            {aberto === 'exigencia' && <Exigencia exigida={exigida} aoFechar={fechar} />}
          </>
        )}
      </Espera>
      {aberto === 'registrar' && <Registrar aoFechar={fechar} />}
      {pode.semLimite('estacao:consultar') && <ListaDeEstacoes podeDecidir={altera} />}
    </Pagina>
  );
}
