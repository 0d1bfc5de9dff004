import { DownloadOutlined, ExportOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import baixarFatura from '../../../../../events/http/faturamento/baixar-fatura.ts';
import { api } from '../../nucleo/api.ts';
import { Icone } from '../../componentes/icone.tsx';

/** The bill as it will be printed (TR 10.10): the viewer of the browser prints it. */
export function Documento({ aviso }: { readonly aviso: number }) {
  const endereco = api.endereco(baixarFatura, { params: { aviso } });
  return (
    <section aria-label="Documento da fatura">
      <Space className="documento__acoes">
        <Button icon={<Icone de={ExportOutlined} />} href={endereco} target="_blank" rel="noreferrer">
          Abrir em outra aba
        </Button>
        <Button icon={<Icone de={DownloadOutlined} />} href={endereco} download={`fatura-${aviso}.pdf`}>
          Baixar PDF
        </Button>
      </Space>
      <iframe className="documento" src={endereco} title={`Fatura ${aviso} em PDF`} />
    </section>
  );
}
