namespace Kalapa.Tests.Support.Samples;

/// <summary>The checksum of PNG and ZIP.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(one =>
    {
        var crc = (uint)one;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }

        return crc;
    })];

    /// <summary>Of these bytes.</summary>
    public static uint Of(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var one in content)
        {
            crc = Table[(byte)(crc ^ one)] ^ crc >> 8;
        }

        return ~crc;
    }
}
