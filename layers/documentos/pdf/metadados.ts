/** What a file says of itself. */
export interface Apresentacao {
  readonly titulo: string;
  readonly autor: string;
  /** Seconds since 1970. */
  readonly instante: number;
}

export const IDIOMA = 'pt-BR';
export const PRODUTOR = 'Nascente';

const escapar = (texto: string): string => texto.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** An XMP packet (ISO 16684-1). PDF/UA-1 is claimed here and only here (ISO 14289-1, 5), and asks for the title too (7.1). */
export function metadadosXmp({ titulo, autor, instante }: Apresentacao, acessivel: boolean): string {
  const quando = new Date(instante * 1000).toISOString();
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapar(titulo)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapar(autor)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${IDIOMA}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${quando}</xmp:CreateDate><xmp:ModifyDate>${quando}</xmp:ModifyDate><pdf:Producer>${PRODUTOR}</pdf:Producer>${acessivel ? '<pdfuaid:part>1</pdfuaid:part>' : ''}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

/** A date as the information dictionary has it (ISO 32000-1, 7.9.4). */
export function dataPdf(instante: number): string {
  return `(D:${new Date(instante * 1000).toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
}
