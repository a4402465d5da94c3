using Kalapa.App.Demo;

namespace Kalapa.Tests.Support.Samples;

/// <summary>A real PDF of one page, for tests that need a paper and do not care which.</summary>
public static class SmallPdf
{
    /// <summary>Its bytes.</summary>
    public static byte[] Bytes { get; } = ((MemoryStream)DemoPdf.Saying("Surat permohonan", "Untuk pengujian.")).ToArray();

    /// <summary>The same to be read once.</summary>
    public static MemoryStream Open() => new(Bytes, writable: false);
}
