import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import mostrar from '../../../../events/http/acesso/mostrar-segundo-fator.ts';
import { POUCOS_CODIGOS } from '../../../../events/http/esquemas-segundo-fator.ts';
import { useConsulta } from '../nucleo/consulta.ts';
import { useSessao } from './sessao.ts';

/** What to say to who has few recovery codes left; nothing to the others. */
export function avisoDeCodigos(restam: number | null): string | undefined {
  if (restam === null || restam > POUCOS_CODIGOS) return undefined;
  if (restam === 0) return 'Você está sem códigos de reserva do segundo fator: se perder o celular, não entra.';
  return restam === 1 ? 'Resta 1 código de reserva do seu segundo fator.' : `Restam ${restam} códigos de reserva do seu segundo fator.`;
}

/** Of the second factor of who is in, on every screen until there are others: nobody looks for them before the day in which the telephone is lost. */
export function AvisoDeCodigos() {
  const { origem } = useSessao();
  const { data } = useConsulta(mostrar, {}, { ativa: origem === 'sessao' });
  const aviso = avisoDeCodigos(data?.codigosDeReserva ?? null);
  if (aviso === undefined) return null;
  return (
    <output>
      <Alert
        type="warning"
        showIcon
        banner
        title={
          <>
            {aviso} <Link to="/acesso/segundo-fator">Gerar outros</Link>
          </>
        }
      />
    </output>
  );
}
