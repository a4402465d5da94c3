using System.Globalization;
using System.Text;
using QRCoder;

namespace Kalapa.App.Features.Permits;

/// <summary>A QR code as a square of modules, quiet zone included; drawn on paper and on screen from the same square.</summary>
public sealed class QrCode
{
    private readonly bool[,] _dark;

    /// <summary>Makes the code; a quarter of it may be damaged and it still reads.</summary>
    /// <param name="text">What a scanner reads.</param>
    public QrCode(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var rows = data.ModuleMatrix;
        _dark = new bool[rows.Count, rows.Count];
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                _dark[x, y] = rows[y][x];
            }
        }
    }

    /// <summary>Modules along an edge.</summary>
    public int Size => _dark.GetLength(0);

    /// <summary>The dark stretches, row by row: where each begins and how many modules it takes.</summary>
    public IEnumerable<(int X, int Y, int Length)> Runs()
    {
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var start = x;
                while (x < Size && _dark[x, y])
                {
                    x++;
                }

                if (x > start)
                {
                    yield return (start, y, x - start);
                }
            }
        }
    }

    /// <summary>The dark modules as an SVG path, one unit a module.</summary>
    public string SvgPath() => Runs()
        .Aggregate(new StringBuilder(), (path, run) => path.Append(CultureInfo.InvariantCulture, $"M{run.X} {run.Y}h{run.Length}v1h-{run.Length}z"))
        .ToString();
}
