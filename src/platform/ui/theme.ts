// The look of the staff pages: antd's tokens with contrast that passes WCAG AA, and a large-text variant.
import type { ThemeConfig } from 'antd'

export function themeOf(large: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: '#1456c8',
      colorPrimaryHover: '#0f4aa8',
      colorPrimaryActive: '#0d3c88',
      colorInfo: '#1456c8',
      colorLink: '#1456c8',
      colorLinkHover: '#0f4aa8',
      colorError: '#b42318',
      colorErrorHover: '#9b1c13',
      colorSuccess: '#1b7f4b',
      colorWarning: '#b45309',
      colorText: '#1b2430',
      colorTextSecondary: '#4a5563',
      colorTextTertiary: '#5b6472',
      colorTextPlaceholder: '#5b6472',
      colorTextDescription: '#5b6472',
      colorTextDisabled: '#5b6472',
      colorBgLayout: '#f3f5f8',
      borderRadius: 6,
      fontSize: large ? 18 : 16,
      controlHeight: large ? 48 : 40,
      fontFamily: "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    },
    components: {
      Menu: { itemHeight: large ? 52 : 44, darkItemColor: '#d6e4ff' },
      Table: { cellPaddingBlockMD: large ? 12 : 9, cellPaddingInlineMD: 10, headerColor: '#3a4453' },
      Layout: { headerBg: '#0d2f6b', headerColor: '#ffffff', headerHeight: large ? 64 : 56, headerPadding: '0 16px' },
      Tabs: { itemColor: '#3a4453' },
    },
  }
}
