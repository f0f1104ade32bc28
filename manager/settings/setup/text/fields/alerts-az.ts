/** Who is told of what is wrong. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const alertFields = {
  'alerts/emails': f(
    'E-poçt ünvanları',
    'Nasazlıq bu ünvanlara yazılır: başlayanda bir dəfə, düzələndə bir dəfə. Boş: e-poçt göndərilmir.',
    'rehber@example.org',
  ),
  'alerts/phones': f(
    'Telefonlar',
    'Nasazlıq bu nömrələrə SMS ilə yazılır. SMS xidməti «Bildirişlər» bölməsində qurulur. Boş: SMS göndərilmir.',
    '+994501234567',
  ),
  'alerts/afterSeconds': f(
    'Nə qədər sonra',
    'Nasazlıq bu qədər davam edəndə xəbər verilir. Boş: 2 dəqiqə.',
    '2 dəqiqə',
  ),
};
