namespace Kalapa.App.Files;

/// <summary>The container of old Office files, in which today's ones are kept too when they have a password.</summary>
internal static class LegacyOffice
{
    /// <summary>Begins like one.</summary>
    public static bool IsOne(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Its directory names the encrypted document; names are UTF-16 there.</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> file) =>
        file.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 || file.IndexOf("E\0n\0c\0r\0y\0p\0t\0i\0o\0n\0I\0n\0f\0o\0"u8) >= 0;
}
