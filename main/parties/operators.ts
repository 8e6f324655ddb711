// What some operators of networks do there, under the very names that the table of networks has for them. Where many
// rent, an address does not tell who is behind it; where a company runs its own services, it does.
import type { ClientId } from '../../preload/contract/index.ts';

export interface Operator {
  /** What people call it. */
  readonly owner: string;
  readonly role: 'cloud' | 'delivery' | 'transit' | 'own-services';
  /** As registered. */
  readonly organisations: readonly string[];
  /** The clients that this company makes, if its network serves them. */
  readonly clients?: readonly ClientId[];
  /** Where a person can read it. */
  readonly source: string;
}

export const operators: readonly Operator[] = [
  {
    owner: 'Amazon',
    role: 'cloud',
    organisations: [
      'Amazon.com, Inc.',
      'Amazon Data Services Ireland Ltd',
      'Amazon Technologies Inc.',
    ],
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html',
  },
  {
    owner: 'Microsoft',
    role: 'cloud',
    organisations: [
      'Microsoft Corporation',
      'Microsoft Limited',
      'Microsoft Deutschland MCIO GmbH',
      'Microsoft Singapore Pte. Ltd.',
    ],
    source: 'https://www.microsoft.com/en-us/download/details.aspx?id=56519',
  },
  {
    owner: 'Google',
    role: 'cloud',
    organisations: [
      'Google LLC',
      'Google, LLC',
      'Google Cloud EMEA Ltd',
      'Google Asia Pacific Pte. Ltd.',
      'Google Ireland Limited',
      'Google Singapore Pte. Ltd.',
    ],
    source: 'https://support.google.com/a/answer/10026322',
  },
  {
    owner: 'Oracle',
    role: 'cloud',
    organisations: ['Oracle Corporation', 'Oracle Svenska AB'],
    source: 'https://docs.oracle.com/en-us/iaas/Content/General/Concepts/addressranges.htm',
  },
  {
    owner: 'IBM',
    role: 'cloud',
    organisations: ['IBM Cloud'],
    source: 'https://www.peeringdb.com/asn/36351',
  },
  {
    owner: 'Alibaba',
    role: 'cloud',
    organisations: [
      'Alibaba (US) Technology Co., Ltd.',
      'Hangzhou Alibaba Advertising Co.,Ltd.',
      'Alibaba Cloud (Singapore) Private Limited',
    ],
    source: 'https://www.peeringdb.com/asn/45102',
  },
  {
    owner: 'Tencent',
    role: 'cloud',
    organisations: [
      'Shenzhen Tencent Computer Systems Company Limited',
      'Tencent Cloud Computing (Beijing) Co., Ltd',
    ],
    source: 'https://www.peeringdb.com/asn/132203',
  },
  {
    owner: 'DigitalOcean',
    role: 'cloud',
    organisations: ['DigitalOcean, LLC'],
    source: 'https://www.peeringdb.com/asn/14061',
  },
  {
    owner: 'Hetzner',
    role: 'cloud',
    organisations: ['Hetzner Online GmbH'],
    source: 'https://www.peeringdb.com/asn/24940',
  },
  {
    owner: 'OVH',
    role: 'cloud',
    organisations: ['OVH SAS'],
    source: 'https://www.peeringdb.com/asn/16276',
  },
  {
    owner: 'Vultr',
    role: 'cloud',
    organisations: ['The Constant Company, LLC'],
    source: 'https://www.peeringdb.com/asn/20473',
  },
  {
    owner: 'Scaleway',
    role: 'cloud',
    organisations: ['Scaleway SAS', 'SCALEWAY S.A.S.'],
    source: 'https://www.peeringdb.com/asn/12876',
  },
  {
    owner: 'i3D.net',
    role: 'cloud',
    organisations: ['i3D.net B.V'],
    source: 'https://www.peeringdb.com/asn/49544',
  },
  {
    owner: 'Akamai',
    role: 'delivery',
    organisations: ['Akamai Technologies, Inc.', 'Akamai International B.V.', 'Linode, LLC'],
    source: 'https://www.peeringdb.com/asn/20940',
  },
  {
    owner: 'Cloudflare',
    role: 'delivery',
    organisations: [
      'Cloudflare, Inc.',
      'Cloudflare Inc',
      'Cloudflare London, LLC',
      'Cloudflare Sydney, LLC',
    ],
    source: 'https://www.cloudflare.com/ips/',
  },
  {
    owner: 'Fastly',
    role: 'delivery',
    organisations: ['Fastly, Inc.'],
    source: 'https://www.peeringdb.com/asn/54113',
  },
  {
    owner: 'Edgio',
    role: 'delivery',
    organisations: ['Edgecast Inc.', 'Limelight Networks, Inc.'],
    source: 'https://www.peeringdb.com/asn/22822',
  },
  {
    owner: 'CDN77',
    role: 'delivery',
    organisations: ['Datacamp Limited'],
    source: 'https://www.peeringdb.com/asn/60068',
  },
  {
    owner: 'Imperva',
    role: 'delivery',
    organisations: ['Incapsula Inc', 'IMPERVA INC'],
    source: 'https://www.peeringdb.com/asn/19551',
  },
  {
    owner: 'Gcore',
    role: 'delivery',
    organisations: ['G-Core Labs S.A.'],
    source: 'https://www.peeringdb.com/asn/199524',
  },
  {
    owner: 'Level 3 (Lumen)',
    role: 'transit',
    organisations: ['Level 3 Communications, Inc.', 'Level 3 Parent, LLC'],
    source: 'https://www.peeringdb.com/asn/3356',
  },
  {
    owner: 'Arelion',
    role: 'transit',
    organisations: ['Arelion Sweden AB'],
    source: 'https://www.peeringdb.com/asn/1299',
  },
  {
    owner: 'Cogent',
    role: 'transit',
    organisations: ['Cogent Communications', 'Cogent Communications, LLC'],
    source: 'https://www.peeringdb.com/asn/174',
  },
  {
    owner: 'Hurricane Electric',
    role: 'transit',
    organisations: ['Hurricane Electric LLC'],
    source: 'https://www.peeringdb.com/asn/6939',
  },
  {
    owner: 'Zoom',
    role: 'own-services',
    organisations: ['Zoom Video Communications, Inc'],
    clients: ['zoom'],
    source: 'https://www.peeringdb.com/asn/30103',
  },
  {
    owner: 'Cisco Webex',
    role: 'own-services',
    organisations: ['Cisco Webex LLC'],
    clients: ['cisco-webex'],
    source: 'https://www.peeringdb.com/asn/13445',
  },
  {
    owner: 'RingCentral',
    role: 'own-services',
    organisations: ['RingCentral Inc'],
    clients: ['ringcentral'],
    source: 'https://www.peeringdb.com/asn/40627',
  },
  {
    owner: 'Telegram',
    role: 'own-services',
    organisations: ['Telegram Messenger Inc'],
    clients: ['telegram-desktop'],
    source: 'https://www.peeringdb.com/asn/62041',
  },
  {
    owner: '8x8',
    role: 'own-services',
    organisations: ['8x8, Inc.', '8x8 Inc', '8X8 UK Limited'],
    clients: ['jitsi-meet'],
    source: 'https://www.peeringdb.com/asn/32308',
  },
  {
    owner: 'Meta',
    role: 'own-services',
    organisations: ['Facebook, Inc.', 'Facebook Inc', 'Facebook Singapore Pte Ltd.'],
    clients: ['whatsapp'],
    source: 'https://www.peeringdb.com/asn/32934',
  },
  {
    owner: 'X (Twitter)',
    role: 'own-services',
    organisations: ['Twitter Inc.'],
    source: 'https://www.peeringdb.com/asn/13414',
  },
  {
    owner: 'ByteDance (TikTok)',
    role: 'own-services',
    organisations: ['Bytedance Inc.', 'TIKTOK PTE. LTD.', 'Tiktok U.S. Data Security Inc.'],
    source: 'https://www.peeringdb.com/asn/138699',
  },
  {
    owner: 'LinkedIn',
    role: 'own-services',
    organisations: ['LinkedIn Corporation', 'LinkedIn Austria GmbH'],
    source: 'https://www.peeringdb.com/asn/14413',
  },
  {
    owner: 'Pinterest',
    role: 'own-services',
    organisations: ['Pinterest, Inc.'],
    source: 'https://www.peeringdb.com/asn/53620',
  },
  {
    owner: 'VK',
    role: 'own-services',
    organisations: ['LLC VK'],
    source: 'https://www.peeringdb.com/asn/47541',
  },
  {
    owner: 'Yandex',
    role: 'own-services',
    organisations: ['YANDEX LLC'],
    source: 'https://www.peeringdb.com/asn/13238',
  },
  {
    owner: 'Yahoo',
    role: 'own-services',
    organisations: ['Oath Holdings Inc.', 'Yahoo Inc.', 'Yahoo Holdings Inc.', 'Yahoo-Inc'],
    source: 'https://www.peeringdb.com/asn/10310',
  },
  {
    owner: 'Apple',
    role: 'own-services',
    organisations: ['Apple Inc.'],
    source: 'https://www.peeringdb.com/asn/714',
  },
  {
    owner: 'Netflix',
    role: 'own-services',
    organisations: ['Netflix Streaming Services Inc.', 'Netflix Inc'],
    source: 'https://www.peeringdb.com/asn/2906',
  },
  {
    owner: 'GitHub',
    role: 'own-services',
    organisations: ['GitHub, Inc.'],
    source: 'https://www.peeringdb.com/asn/36459',
  },
  {
    owner: 'Dropbox',
    role: 'own-services',
    organisations: ['Dropbox, Inc.', 'Dropbox Inc'],
    source: 'https://www.peeringdb.com/asn/19679',
  },
  {
    owner: 'Salesforce',
    role: 'own-services',
    organisations: ['Salesforce.com, Inc.', 'Salesforce, Inc.'],
    clients: ['slack'],
    source: 'https://www.peeringdb.com/asn/14340',
  },
  {
    owner: 'Mozilla',
    role: 'own-services',
    organisations: ['Mozilla Corporation'],
    clients: ['firefox'],
    source: 'https://www.peeringdb.com/asn/36856',
  },
  {
    owner: 'Wikimedia',
    role: 'own-services',
    organisations: ['Wikimedia Foundation Inc.', 'Wikimedia Foundation, Inc.'],
    source: 'https://www.peeringdb.com/asn/14907',
  },
  {
    owner: 'Criteo',
    role: 'own-services',
    organisations: ['Criteo Corp.', 'Criteo Corp', 'Criteo Technology SAS'],
    source: 'https://www.peeringdb.com/asn/19750',
  },
  {
    owner: 'The Trade Desk',
    role: 'own-services',
    organisations: ['The Trade Desk, Inc.'],
    source: 'https://www.peeringdb.com/asn/26459',
  },
  {
    owner: 'PubMatic',
    role: 'own-services',
    organisations: ['PubMatic, Inc.'],
    source: 'https://www.peeringdb.com/asn/62713',
  },
  {
    owner: 'Adobe',
    role: 'own-services',
    organisations: ['Adobe Inc.', 'Adobe Systems Inc.'],
    source: 'https://www.peeringdb.com/asn/15224',
  },
  {
    owner: 'Zendesk',
    role: 'own-services',
    organisations: ['Zendesk, Inc.', 'Zendesk International Limited'],
    source: 'https://www.peeringdb.com/asn/21880',
  },
  {
    owner: 'New Relic',
    role: 'own-services',
    organisations: ['New Relic'],
    source: 'https://www.peeringdb.com/asn/23467',
  },
  {
    owner: 'Twilio',
    role: 'own-services',
    organisations: ['Twilio Inc', 'Twilio Inc.'],
    source: 'https://www.peeringdb.com/asn/394434',
  },
  {
    owner: 'Valve',
    role: 'own-services',
    organisations: ['Valve Corporation'],
    source: 'https://www.peeringdb.com/asn/32590',
  },
];

const byOrganisation = new Map(
  operators.flatMap((operator) => operator.organisations.map((name) => [name, operator] as const)),
);

/** What is known of an operator under its registered name. */
export const operatorOf = (organisation: string): Operator | undefined =>
  byOrganisation.get(organisation);
