import { elementsIn } from '../xml/write-xml.ts'

/** XML namespaces of the three transactions (IHE ITI TF-2: 3.55, 3.38, 3.39; Appendix V). */
export const SOAP = 'http://www.w3.org/2003/05/soap-envelope'
export const ADDRESSING = 'http://www.w3.org/2005/08/addressing'
export const WS_SECURITY = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'
export const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion'
export const HL7_V3 = 'urn:hl7-org:v3'
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
export const XDS_B = 'urn:ihe:iti:xds-b:2007'
export const QUERY = 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0'
export const RIM = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0'
export const XOP = 'http://www.w3.org/2004/08/xop/include'

export const soap = elementsIn(SOAP)
export const addressing = elementsIn(ADDRESSING)
export const security = elementsIn(WS_SECURITY)
export const saml = elementsIn(SAML)
export const hl7 = elementsIn(HL7_V3)
export const xds = elementsIn(XDS_B)
export const query = elementsIn(QUERY)
export const rim = elementsIn(RIM)
