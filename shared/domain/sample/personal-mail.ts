/** How addresses at mail providers for everybody begin after the name: they tell of no company. */
export const PERSONAL_MAIL = ['@gmail.', '@yahoo.', '@hotmail.', '@outlook.', '@icloud.', '@gmx.', '@web.de'];
