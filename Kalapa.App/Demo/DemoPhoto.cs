using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Kalapa.App.Demo;

/// <summary>A PNG of an aisle between racks, drawn here: the area photo (D16) opens like a real one.</summary>
internal static class DemoPhoto
{
    private const int Width = 480;
    private const int Height = 320;

    public static Stream OfAnAisle()
    {
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2); // eight bits each of red, green and blue
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Rows());
        Chunk(file, "IEND", []);
        file.Position = 0;
        return file;
    }

    private static byte[] Rows()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + Width * 3];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    var (red, green, blue) = Colour(x, y);
                    (row[1 + x * 3], row[2 + x * 3], row[3 + x * 3]) = (red, green, blue);
                }

                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Racks left and right of an aisle, with a lamp on every unit.</summary>
    private static (byte Red, byte Green, byte Blue) Colour(int x, int y)
    {
        var inAisle = Math.Abs(x - Width / 2) < 50 + y / 4;
        if (inAisle)
        {
            var floor = (byte)(150 + y / 4);
            return y > 110 ? (floor, floor, floor) : ((byte)205, (byte)212, (byte)220);
        }

        var (unit, bay) = (y % 16, x % 60);
        return unit == 8 && bay is > 8 and < 13 ? ((byte)60, (byte)210, (byte)120)
            : unit < 2 || bay < 3 ? ((byte)20, (byte)24, (byte)30)
            : ((byte)48, (byte)56, (byte)66);
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static uint Crc(byte[] data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
            }
        }

        return ~crc;
    }
}
