import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { NADA } from '../../nucleo/formatar.ts';
import { DecidirRetido } from './decidir-retido.tsx';
import type { Conferencia } from './use-retorno.ts';

/** What a person does with the file now; one that was posted asks for nothing. */
export function ProximoPasso({ dado: { retorno, conferencia, totalDeErros } }: { readonly dado: Conferencia }) {
  switch (retorno.situacao) {
    case 'PROCESSADO':
      return null;
    case 'RETIDO':
      return <DecidirRetido retorno={retorno} lido={conferencia.lido} />;
    case 'REJEITADO':
      return (
        <Parado tipo="error" titulo="O arquivo inteiro foi rejeitado: nada foi lançado" motivo={retorno.motivo}>
          <li>{totalDeErros > 1 ? 'Veja abaixo cada problema com a sua linha; a lista pode ser exportada e mandada ao banco.' : 'Confira com o banco se o arquivo foi baixado inteiro.'}</li>
          <li>Peça ao banco o arquivo certo. Não corrija o arquivo à mão: os totais do banco deixariam de valer.</li>
          <li>
            Envie o novo em <Link to="/retornos">Retornos bancários</Link>. Este pode ser esquecido: nenhuma conta mudou.
          </li>
        </Parado>
      );
    case 'RECUSADO':
      return (
        <Parado tipo="info" titulo={`Recusado por ${retorno.decididoPor ?? NADA}: nada foi lançado`} motivo={retorno.motivo}>
          <li>
            Se o banco mandar outro arquivo no lugar deste, envie em <Link to="/retornos">Retornos bancários</Link>.
          </li>
        </Parado>
      );
  }
}

interface Props {
  readonly tipo: 'error' | 'info';
  readonly titulo: string;
  readonly motivo: string | null;
  readonly children: ReactNode;
}

function Parado({ tipo, titulo, motivo, children }: Props) {
  return (
    <Alert
      type={tipo}
      showIcon
      className="recusa"
      title={titulo}
      description={
        <>
          {motivo !== null && <p>{motivo}</p>}
          <p className="passos__titulo">O que fazer agora</p>
          <ol className="passos">{children}</ol>
        </>
      }
    />
  );
}
