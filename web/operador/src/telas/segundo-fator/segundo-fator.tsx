import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import desligar from '../../../../../events/http/acesso/desligar-segundo-fator.ts';
import mostrar from '../../../../../events/http/acesso/mostrar-segundo-fator.ts';
import { Espera } from '../../componentes/falha.tsx';
import { Pagina } from '../../componentes/pagina.tsx';
import { usePode } from '../../moldura/sessao.ts';
import { useAtoSigiloso } from '../../nucleo/ato-sigiloso.ts';
import { useConsulta } from '../../nucleo/consulta.ts';
import { CadastroDoFator } from './cadastro.tsx';
import { CodigosDeReserva, GerarCodigos } from './codigos.tsx';
import { ComSenha } from './com-senha.tsx';
import { DasPessoas } from './das-pessoas.tsx';

type Estado = z.output<typeof mostrar.resposta>;

/** One's own second factor, and, for who may, that of the others. */
export function SegundoFator() {
  const estado = useConsulta(mostrar, {});
  const pode = usePode();
  const [mostrando, setMostrando] = useState(false);
  const [novos, setNovos] = useState<readonly string[] | null>(null);
  const conteudo = ({ cadastrado, exigido, codigosDeReserva }: Estado) => {
    if (novos !== null) {
      return (
        <div className="segundo-fator">
          <CodigosDeReserva intro="Os códigos de antes já não entram." codigos={novos} aoGuardar={() => setNovos(null)} />
        </div>
      );
    }
    if (!cadastrado || mostrando) {
      return (
        <div className="segundo-fator">
          <section className="politica__quadro" aria-label="O seu segundo fator">
            <CadastroDoFator aoMostrarCodigos={setMostrando} />
          </section>
        </div>
      );
    }
    return (
      <div className="segundo-fator">
        <section className="politica__quadro" aria-labelledby="fator-codigos">
          <h2 id="fator-codigos">Códigos de reserva</h2>
          <GerarCodigos restam={codigosDeReserva ?? 0} aoMostrar={setNovos} />
        </section>
        <section className="politica__quadro" aria-labelledby="fator-celular">
          <h2 id="fator-celular">Celular</h2>
          <Desligar exigido={exigido} />
        </section>
      </div>
    );
  };
  return (
    <Pagina titulo="Segundo fator" subtitulo="Um código do celular depois da senha: quem descobrir a sua senha não entra com ela.">
      <Espera consulta={estado}>{conteudo}</Espera>
      {pode.semLimite('segundo-fator:alterar') && (
        <div className="segundo-fator">
          <DasPessoas />
        </div>
      )}
    </Pagina>
  );
}

function Desligar({ exigido }: { readonly exigido: boolean }) {
  const ato = useAtoSigiloso(desligar);
  const consultas = useQueryClient();
  const { message } = App.useApp();
  const desligado = () => {
    void message.success('Segundo fator desligado.');
    void consultas.invalidateQueries({ queryKey: [mostrar.operationId] });
  };
  return (
    <ComSenha campo="A sua senha, para desligar" botao="Desligar o segundo fator" perigo ato={ato} aoFazer={desligado}>
      O seu celular está cadastrado. {exigido ? 'O seu acesso exige segundo fator: se desligar este, terá de cadastrar outro antes de continuar.' : 'Para trocar de celular, desligue este e cadastre o outro.'}
    </ComSenha>
  );
}
