using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Kalapa.Tests.Support.Samples;

/// <summary>Pictures of two halves, red on the left and blue on the right, in every form that cameras and scanners make.</summary>
public static class Pictures
{
    /// <summary>By Skia.</summary>
    public static byte[] Jpeg(int width = 64, int height = 32, int quality = 90) => Drawn(width, height, SKColorType.Rgba8888, SKEncodedImageFormat.Jpeg, quality);

    /// <summary>By Skia.</summary>
    public static byte[] Png(int width = 64, int height = 32, SKColorType type = SKColorType.Rgba8888) => Drawn(width, height, type, SKEncodedImageFormat.Png, 100);

    /// <summary>With a camera's notes: how it was held, and where (a place that must not stay).</summary>
    public static byte[] WithExif(byte[] jpeg, ushort orientation)
    {
        var notes = new byte[6 + 8 + 2 + 2 * 12 + 4 + 32];
        "Exif\0\0II*\0"u8.CopyTo(notes);
        BinaryPrimitives.WriteUInt32LittleEndian(notes.AsSpan(10), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(notes.AsSpan(14), 2);
        Field(notes.AsSpan(16), 0x010F, 2, 32, 38); // Make, behind the fields
        Field(notes.AsSpan(28), 0x0112, 3, 1, orientation);
        "GPS 6.2088 S 106.8456 E"u8.CopyTo(notes.AsSpan(44));
        byte[] segment = [0xFF, 0xE1, (byte)((notes.Length + 2) >> 8), (byte)(notes.Length + 2), .. notes];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    /// <summary>A PNG of any depth and colour type, interlaced or not; grey levels and samples run from dark to light.</summary>
    public static byte[] RawPng(int width, int height, byte depth, byte colour, byte[]? palette = null, params (string Type, byte[] Data)[] chunks)
    {
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colour);
        Chunk(file, "IHDR", header);
        foreach (var (type, data) in chunks)
        {
            Chunk(file, type, data);
        }

        if (palette is not null)
        {
            Chunk(file, "PLTE", palette);
        }

        var samples = colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var row = new byte[1 + (width * samples * depth + 7) / 8];
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < Math.Min(height, 4_096); y++)
            {
                Array.Fill(row, (byte)(palette is null ? y * 7 : 0), 1, row.Length - 1);
                zlib.Write(row);
            }
        }

        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>A JPEG's header that promises this size, with nothing behind it.</summary>
    public static byte[] JpegHeader(ushort width, ushort height, int passes = 1)
    {
        List<byte> file = [0xFF, 0xD8, 0xFF, 0xC2, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        for (var pass = 0; pass < passes; pass++)
        {
            file.AddRange([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0, 0x55]);
        }

        return [.. file, 0xFF, 0xD9];
    }

    private static byte[] Drawn(int width, int height, SKColorType type, SKEncodedImageFormat format, int quality)
    {
        using var bitmap = new SKBitmap(width, height, type, type == SKColorType.Rgba8888 ? SKAlphaType.Premul : SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var paint = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2, height, paint);
        canvas.Flush();
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    private static void Field(Span<byte> at, ushort tag, ushort type, uint count, uint value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(at[2..], type);
        BinaryPrimitives.WriteUInt32LittleEndian(at[4..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(at[8..], value);
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(body));
        file.Write(number);
    }
}
